package io.assistants4j.proxy.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.assistants4j.core.value.Secret;
import io.assistants4j.proxy.access.KeyHash;
import io.assistants4j.proxy.access.KnownKey;
import io.assistants4j.proxy.config.schema.ConfigException;
import io.assistants4j.proxy.http.Caller;
import io.assistants4j.proxy.limit.Limits;
import io.assistants4j.proxy.provider.Lineup;
import io.assistants4j.proxy.provider.NamedOpening;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigFileTest {
    private static final String KEY = "sk-test-0123456789";
    private static final Map<String, String> VARIABLES = Map.of("A_KEY", KEY, "A_PORT", "8080", "BLANK", " ");

    @TempDir
    private Path directory;

    @Test
    void theFileOfTheFirstVersionsIsStillRead() throws IOException {
        Config config = read("""
                server:
                  host: 127.0.0.1
                  port: 4001
                  data: /var/lib/assistants
                  master_key: os.environ/A_KEY
                  provider: openai
                  strict: true
                """);

        assertThat(config.server())
                .isEqualTo(new ServeSettings(
                        "127.0.0.1", 4001, Path.of("/var/lib/assistants"), Secret.of(KEY), "openai", true));
        assertThat(config.lineup()).isNull();
        assertThat(config.passedOver()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing\n", "server:\n", "server: {host: null}\nproviders: {}"})
    void aFileMaySayNothing(String text) throws IOException {
        assertThat(read(text)).isEqualTo(Config.NONE);
    }

    @Test
    void providersAreNamedFreelyAndOneIsTheDefault() throws IOException {
        Config config = read("""
                providers:
                  main:
                    type: openai
                    api: chat_completions
                    api_key: os.environ/A_KEY
                    organization: org-1
                    timeout: 90
                    idle_timeout: 2m
                    max_retries: 0
                    max_retry_after: 7s
                    breaker_wait: 8s
                    rate_limit: 100/1m
                    proxy: http://me:pass-word-1@host:3128
                    prompt_cache_key: assistant
                    safety_identifier: tenant-1
                    drop_params: false
                    headers: {X-Team: blue}
                  here: {type: local, pace_ms: 5}
                default_provider: here
                models:
                  main: {gpt-4: gpt-5.1}
                store: {data: conversations}
                """);

        Lineup lineup = Objects.requireNonNull(config.lineup());
        assertThat(lineup.providers()).extracting(NamedOpening::name).containsExactly("main", "here");
        assertThat(lineup.providers()).extracting(NamedOpening::type).containsExactly("openai", "local");
        assertThat(lineup.defaultName()).isEqualTo("here");
        assertThat(lineup.providers().get(0).opening().toString())
                .contains("CHAT_COMPLETIONS", "org-1", "deadline=PT1M30S", "readIdle=PT2M", "maxAttempts=1", "X-Team")
                .contains("maxRetryAfter=PT7S", "breakerWait=PT8S", "rateLimit=100/PT1M", "host=host, port=3128")
                .doesNotContain("pass-word-1")
                .contains("cacheKey=ASSISTANT", "safetyIdentifier=tenant-1", "dropParams=false")
                .contains("{gpt-4=gpt-5.1}")
                .doesNotContain(KEY, "blue");
        assertThat(config.server().data()).isEqualTo(Path.of("conversations"));
    }

    @Test
    void theOnlyProviderIsTheDefault() throws IOException {
        Lineup lineup =
                Objects.requireNonNull(read("providers: {here: {type: local}}").lineup());

        assertThat(lineup.defaultName()).isEqualTo("here");
    }

    @Test
    void accountsSayWhatIsTheirOwnAndShareTheRest() throws IOException {
        Config config = read("""
                providers:
                  a:
                    type: openai
                    api: responses
                    api_key: os.environ/A_KEY
                    organization: shared
                    accounts:
                      - {name: east, api_base: http://127.0.0.1:1/v1}
                      - {name: west, api_base: http://127.0.0.1:2/v1, organization: own}
                """);

        assertThat(Objects.requireNonNull(config.lineup())
                        .providers()
                        .get(0)
                        .opening()
                        .toString())
                .containsSubsequence("east=", "apiKey=***", "127.0.0.1:1", "organization=shared", "maxAttempts=1")
                .containsSubsequence("west=", "apiKey=***", "127.0.0.1:2", "organization=own", "maxAttempts=1");
    }

    @Test
    void whatIsWrongWithAccountsIsSaidOfEach() {
        assertThat(problems("""
                providers:
                  a:
                    type: openai
                    accounts:
                      - {name: east}
                      - {api_base: http://127.0.0.1:2/v1, api: responses}
                  b:
                    type: openai
                    api: responses
                    api_base: http://127.0.0.1:2/v1
                    accounts:
                      - {name: one}
                      - {name: one}
                  c: {type: openai, accounts: east}
                default_provider: a
                """))
                .containsExactly(
                        "6: providers.a.accounts[1].name: is missing: it must be a name of at most 64 letters, digits,"
                                + " underscores and hyphens",
                        "6: providers.a.accounts[1].api: is unknown; known: api_base, api_key, headers, name,"
                                + " organization, project, query",
                        "13: providers.b.accounts[1].name: is the name of another account already",
                        "14: providers.c.accounts: must be a list");
        assertThat(problems("providers: {a: {type: openai, accounts: [{name: east}]}}"))
                .containsExactly("1: providers.a.accounts[0].api_key: is missing, and api.openai.com demands one");
    }

    @Test
    void theFileOfLiteLlmIsReadAsItIs() throws IOException {
        Config config = read("""
                model_list:
                  - model_name: gpt-4
                    litellm_params: {model: openai/gpt-4, api_key: os.environ/NOBODY_HAS_SET_IT}
                assistant_settings:
                  custom_llm_provider: openai
                  litellm_params:
                    api_key: os.environ/A_KEY
                    api_version: 2024-05-01-preview
                    drop_params: true
                general_settings:
                  master_key: sk-1234
                  database_url: os.environ/DATABASE_URL
                litellm_settings:
                  success_callback: [langfuse]
                """);

        Lineup lineup = Objects.requireNonNull(config.lineup());
        assertThat(lineup.defaultName()).isEqualTo("openai");
        assertThat(lineup.providers().get(0).opening().toString())
                .contains("apiKey=***", "api=AUTO", "dropParams=true");
        assertThat(config.server().masterKey()).isEqualTo(Secret.of("sk-1234"));
        assertThat(config.passedOver())
                .containsExactlyInAnyOrder(
                        "model_list",
                        "litellm_settings",
                        "general_settings.database_url",
                        "assistant_settings.litellm_params.api_version");
    }

    @Test
    void whatLiteLlmTakesFromTheEnvironmentIsTakenFromIt() throws IOException {
        var variables = Map.of("OPENAI_API_KEY", KEY, "OPENAI_API_BASE", "http://127.0.0.1:9/v1");

        Lineup lineup = Objects.requireNonNull(read("assistant_settings: {custom_llm_provider: openai}", variables)
                .lineup());

        assertThat(lineup.providers().get(0).opening().toString())
                .contains("apiKey=***", "baseUrl=http://127.0.0.1:9/v1/");
    }

    @Test
    void namedProvidersTakeNothingFromTheEnvironmentBehindTheFilesBack() {
        assertThat(problems("providers: {a: {type: openai}}", Map.of("OPENAI_API_KEY", KEY)))
                .containsExactly("1: providers.a.api_key: is missing, and api.openai.com demands one");
    }

    @Test
    void variablesOfTheFileItselfCount() throws IOException {
        Config config = read("""
                server: {master_key: os.environ/MINE}
                environment_variables: {MINE: from-the-file, OTHER: 1}
                """);

        assertThat(config.server().masterKey()).isEqualTo(Secret.of("from-the-file"));
    }

    @Test
    void variablesAreNamedAnywhere() throws IOException {
        Config config = read("""
                server: {port: os.environ/A_PORT}
                providers:
                  a:
                    type: openai
                    api_base: http://127.0.0.1:1/v1
                    headers: {X-Key: os.environ/A_KEY}
                models: {a: {gpt-4: os.environ/A_PORT}}
                """);

        assertThat(config.server().port()).isEqualTo(8080);
        assertThat(Objects.requireNonNull(config.lineup())
                        .providers()
                        .get(0)
                        .opening()
                        .toString())
                .contains("{gpt-4=8080}", "[X-Key]")
                .doesNotContain(KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NOT_SET", "BLANK"})
    void aVariableThatIsNotSetIsAnErrorThatNamesKeyAndVariable(String name) {
        assertThat(problems("providers:\n  a:\n    type: openai\n    headers:\n      X-Key: os.environ/" + name))
                .contains("5: providers.a.headers.X-Key: names the variable '" + name + "', which is not set");
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnceInTheOrderOfTheFile() {
        assertThat(problems("""
                server:
                  prot: 4000
                  port: 70000
                  strict: maybe
                providers:
                  main:
                    type: openai
                    api: respnses
                    api_bsae: http://127.0.0.1/v1
                    api_base: ftp://127.0.0.1/v1
                    timeout: soon
                    max_retries: -1
                  "not a name": {type: local}
                  other: {typ: local}
                  third: {type: locale}
                  main: {type: local}
                default_provider: mian
                models:
                  maim: {gpt-4: gpt-5.1}
                modles: {}
                """))
                .containsExactly(
                        "2: server.prot: is unknown; did you mean 'port'?",
                        "3: server.port: must be a whole number from 0 to 65535, but is '70000'",
                        "4: server.strict: must be true or false, but is 'maybe'",
                        "8: providers.main.api: must be one of auto, responses, chat_completions, assistants, but is 'respnses';"
                                + " did you mean 'responses'?",
                        "9: providers.main.api_bsae: is unknown; did you mean 'api_base'?",
                        "10: providers.main.api_base: must be an http or https address with a host and without user, query"
                                + " or fragment",
                        "11: providers.main.timeout: must be a time such as 500ms, 30s or 10m; a number alone counts"
                                + " seconds, but is 'soon'",
                        "12: providers.main.max_retries: must be a whole number from 0 to 99, but is '-1'",
                        "13: providers.not a name: 'not a name' must be a name of at most 64 letters, digits, underscores"
                                + " and hyphens",
                        "14: providers.other.type: is missing: it must be one of openai, azure, astra, local; is it meant by 'typ'?",
                        "15: providers.third.type: must be one of openai, azure, astra, local, but is 'locale'; did you mean 'local'?",
                        "16: providers.main: is said twice",
                        "17: default_provider: there is no provider 'mian'; did you mean 'main'?",
                        "19: models.maim: there is no provider 'maim'; did you mean 'main'?",
                        "20: modles: is unknown; did you mean 'models'?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "server: 3 | 1: server: must be a mapping of keys to values",
                "[a, b] | 1: must be a mapping of keys to values",
                "server: {port: [1]} | 1: server.port: must be a whole number from 0 to 65535, but is a list",
                "server: {host: {a: b}} | 1: server.host: must be a text, but is a mapping",
                "server: {port: os.environ/A_KEY} | 1: server.port: must be a whole number from 0 to 65535, but the"
                        + " variable 'A_KEY' holds something else",
                "providers: [a] | 1: providers: must be a mapping of keys to values",
                "default_provider: a | 1: default_provider: there are no providers in this file",
                "models: {a: {b: c}} | 1: models.a: there are no providers in this file",
                "assistant_settings: {} | 1: assistant_settings.custom_llm_provider: is missing: it must be one of"
                        + " openai, azure, astra, local",
                "assistant_settings: {custom_llm_provider: openai, litellm_params: {api_kee: x, api_key: y}} | 1:"
                        + " assistant_settings.litellm_params.api_kee: is unknown; did you mean 'api_key'?",
                "general_settings: {master_key: [a]} | 1: general_settings.master_key: must be a secret text, but is a"
                        + " list",
                "providers: {a: {type: local}, b: {type: local}} | 1: default_provider: is missing: say which of a, b"
                        + " answers where a request names none",
                "providers: {a: {type: local}} | ",
                "{server: {data: a}, store: {data: b}} | 1: server.data: is said in 'store.data', too; leave one out",
                "{server: {master_key: a}, general_settings: {master_key: b}} | 1: general_settings.master_key: is said"
                        + " in 'server.master_key', too; leave one out",
                "{server: {provider: local}, providers: {a: {type: local}}} | 1: server.provider: cannot stand beside"
                        + " others; use 'default_provider' instead",
                "{assistant_settings: {custom_llm_provider: local}, providers: {local: {type: local}}} | 1:"
                        + " assistant_settings: is a provider 'local', and there is one in 'providers' already",
                "{providers: {a: {type: local}}, models: {a: {b: c}}} | 1: providers.a: answers the same whatever the"
                        + " model is called: it takes no aliases from 'models'",
                "{providers: {a: {type: openai, api_base: 'http://h/v1', api: assistants}}, models: {a: {b: c}}} | 1:"
                        + " providers.a.api: 'assistants' leaves models to the far side: it takes no aliases from 'models'",
                "providers: {a: {type: openai, api_base: 'http://h/v1', api: assistants, background: true}} | 1:"
                        + " providers.a.background: needs 'api' to be 'auto' or 'responses'",
                "providers: {a: {type: openai, api_base: 'http://h/v1', background: true}} | ",
                "providers: {a: {type: openai, accounts: [{name: x, api_base: 'http://h/v1'}]}} | 1: providers.a.api:"
                        + " must not be 'auto' where one of 'accounts' is not at OpenAI",
                "providers: {a: {type: openai, api_base: 'http://h/v1', rate_limit: 100}} | 1: providers.a.rate_limit: must be"
                        + " calls in a time such as 100/1m, but is '100'",
                "providers: {a: {type: openai, api_base: 'http://h/v1', proxy: 'me:secret@h'}} | 1: providers.a: proxy must be"
                        + " an http address with a host and a port",
                "providers: {a: {type: openai, api_base: 'http://h/v1', trust_store: missing.p12}} | 1: providers.a:"
                        + " missing.p12 cannot be read as a key store: missing.p12",
                "providers: {a: {type: openai, api_base: 'http://h/v1', headers: {'X Y': b}}} | 1: providers.a:"
                        + " configuration: 'X Y' is no name of a header (ASSISTANTS_OPENAI_HEADERS)",
            })
    void whatIsWrongIsSaidWhereItStands(String text, String problem) {
        if (problem == null) {
            assertThat(problemsOrNone(text, VARIABLES)).isEmpty();
        } else {
            assertThat(problems(text)).containsExactly(problem);
        }
    }

    @Test
    void aKeySaidTwiceIsRefused() {
        assertThat(problems("server:\n  port: 1\n  port: 2\nserver:\n  port: 3\n"))
                .containsExactly(
                        "3: server.port: is said twice, first in line 2", "4: server: is said twice, first in line 1");
    }

    @Test
    void mergedKeysCountAsLiteLlmCountsThem() throws IOException {
        Config config = read("""
                providers:
                  a: &common {type: openai, api_base: "http://127.0.0.1:1/v1", project: p}
                  b:
                    <<: *common
                    project: q
                default_provider: a
                """);

        assertThat(Objects.requireNonNull(config.lineup()).providers())
                .extracting(provider -> provider.opening().toString().contains("project=q"))
                .containsExactly(false, true);
    }

    @Test
    void brokenYamlIsSaidWithItsLineAndWithoutItsText() {
        assertThat(problems("server:\n  master_key: [" + KEY + "\n  port: 1\n"))
                .singleElement()
                .asString()
                .startsWith("3: is no YAML: ")
                .doesNotContain(KEY);
    }

    @Test
    void secretsAreNotShownWhateverIsWrongWithThem() {
        String text = "server: {master_key: {a: " + KEY + "}}\nproviders: {a: {type: openai, api_key: \"a\\tb\"}}";

        assertThat(String.join("\n", problems(text)))
                .contains("master_key", "providers.a")
                .doesNotContain(KEY, "a\tb");
    }

    @Test
    void keysSayWhomTheyStandForAndAreNotKept() throws IOException {
        Config config = read("""
                providers: {a: {type: local}, b: {type: local}}
                default_provider: a
                keys:
                  green: {key: os.environ/A_KEY, requests_per_minute: 60, concurrent_runs: 3,
                          tokens_per_day: 5000000000, tokens_per_month: 7}
                  blue: {key: sk-blue-0123456789, tenant: acme, providers: [a], models: [m], expires: 2027-01-31}
                """);

        assertThat(config.keys())
                .containsExactly(
                        new KnownKey(
                                KeyHash.of(KEY),
                                Caller.holder("green", "green", Set.of(), Set.of())
                                        .within(new Limits(60, 3, 5_000_000_000L, 7L)),
                                null),
                        new KnownKey(
                                KeyHash.of("sk-blue-0123456789"),
                                Caller.holder("blue", "acme", Set.of("a"), Set.of("m")),
                                Instant.parse("2027-01-31T00:00:00Z")));
        assertThat(config.toString()).doesNotContain(KEY, "sk-blue");
    }

    @Test
    void whatIsWrongWithKeysIsSaidOfEach() {
        assertThat(problems("""
                providers: {main: {type: local}}
                keys:
                  a: {tenant: x, requests_per_minute: 0}
                  b: {key: sk-1234}
                  c: {key: sk-blue-0123456789, providers: [mian], expires: soon}
                  d: {key: sk-blue-0123456789, models: m}
                """))
                .containsExactly(
                        "3: keys.a.key: is missing: it must be a secret text",
                        "3: keys.a.requests_per_minute: must be a whole number from 1 to 1000000, but is '0'",
                        "4: keys.b.key: must have at least 16 characters",
                        "5: keys.c.expires: must be a day such as 2027-01-31 or a time such as 2027-01-31T12:00:00Z,"
                                + " but is 'soon'",
                        "5: keys.c.providers: there is no provider 'mian'; did you mean 'main'?",
                        "6: keys.d.models: must be a list",
                        "6: keys.d.key: is that of another name, too");
        String key = "keys: {a: {key: sk-blue-0123456789, providers: [openia]}}";
        assertThat(problems(key, Map.of("OPENAI_API_KEY", KEY)))
                .containsExactly("1: keys.a.providers: there is no provider 'openia'; did you mean 'openai'?");
        assertThat(problems(key)).containsExactly("1: keys.a.providers: there is no provider 'openia'; known: local");
        assertThat(problemsOrNone("server: {provider: openai}\n" + key.replace("openia", "openai"), VARIABLES))
                .isEmpty();
    }

    @Test
    void aFileThatIsNotThereOrNoTextIsRefused() throws IOException {
        Path binary = Files.write(directory.resolve("binary"), new byte[] {(byte) 0xC3, (byte) 0x28});

        assertThatThrownBy(() -> new ConfigFile(Map.of()).read(directory.resolve("none")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("none does not exist");
        assertThatThrownBy(() -> new ConfigFile(Map.of()).read(binary))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("is no text in UTF-8");
    }

    private List<String> problems(String text) {
        return problems(text, VARIABLES);
    }

    private List<String> problems(String text, Map<String, String> variables) {
        List<String> problems = problemsOrNone(text, variables);
        assertThat(problems).isNotEmpty();
        return problems;
    }

    private List<String> problemsOrNone(String text, Map<String, String> variables) {
        ConfigException refused = catchThrowableOfType(ConfigException.class, () -> read(text, variables));
        return refused == null
                ? List.of()
                : refused.problems().stream().map(Object::toString).toList();
    }

    private Config read(String text) throws IOException {
        return read(text, VARIABLES);
    }

    private Config read(String text, Map<String, String> variables) throws IOException {
        Path file = Files.writeString(directory.resolve("config.yaml"), text);
        return new ConfigFile(variables).read(file);
    }
}
