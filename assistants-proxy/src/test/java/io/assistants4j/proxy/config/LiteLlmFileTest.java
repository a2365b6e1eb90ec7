package io.assistants4j.proxy.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.assistants4j.core.value.Secret;
import io.assistants4j.proxy.config.schema.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file of LiteLLM is used as it is, whatever else it holds; only slips are refused. */
class LiteLlmFileTest {
    private static final String ASSISTANTS = """
            assistant_settings:
              custom_llm_provider: openai
              litellm_params: {api_key: sk-test-0123456789}
            """;

    @TempDir
    private Path directory;

    @Test
    void whatNobodyHereHasHeardOfIsPassedOver() throws IOException {
        Config config = read(ASSISTANTS.replace("}", ", mock_response: x, extra_body: {a: b}}")
                + "model_list: []\nagent_list: [a]\nguardrail_policies: {}\n");

        assertThat(Objects.requireNonNull(config.lineup()).defaultName()).isEqualTo("openai");
        assertThat(config.passedOver())
                .containsExactlyInAnyOrder(
                        "model_list",
                        "agent_list",
                        "guardrail_policies",
                        "assistant_settings.litellm_params.mock_response",
                        "assistant_settings.litellm_params.extra_body");
    }

    @Test
    void aTimeoutMayBeCalledThatOfARequest() throws IOException {
        String file = ASSISTANTS.replace("}", ", request_timeout: 45}");

        assertThat(opening(read(file))).contains("deadline=PT45S");
        assertThat(read(file).passedOver()).isEmpty();
        Config both = read(file.replace("}", ", timeout: 30.5}"));
        assertThat(opening(both)).contains("deadline=PT30.5S");
        assertThat(both.passedOver()).containsExactly("assistant_settings.litellm_params.request_timeout");
        assertThat(problems(file.replace("45", "soon")))
                .singleElement()
                .asString()
                .startsWith("3: assistant_settings.litellm_params.request_timeout: must be a time");
    }

    @Test
    void aNameWithItsVendorInFrontMayStandForAnother() throws IOException {
        Config config = read(ASSISTANTS + "models: {openai: {openai/gpt-4o: gpt-4o}}\n");

        assertThat(opening(config)).contains("{openai/gpt-4o=gpt-4o}");
    }

    private static String opening(Config config) {
        return Objects.requireNonNull(config.lineup())
                .providers()
                .get(0)
                .opening()
                .toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{general_settings: {master_kye: sk-1}} | general_settings.master_kye: is unknown; did you mean"
                        + " 'master_key'?",
                "{model_list: [], asistant_settings: {}} | asistant_settings: is unknown; did you mean"
                        + " 'assistant_settings'?",
                "{model_list: [], provider: {}} | provider: is unknown; did you mean 'providers'?"
            })
    void aSlipIsNotTakenForSomethingOfLiteLlms(String text, String problem) {
        assertThat(problems(text)).containsExactly("1: " + problem);
    }

    @Test
    void aFileOfOursHoldsNothingUnknown() {
        assertThat(problems("{providers: {here: {type: local}}, limits: {}}"))
                .singleElement()
                .asString()
                .startsWith("1: limits: is unknown; known: ");
    }

    @Test
    void whatAFileIncludesCountsAsIfItStoodThere() throws IOException {
        Files.writeString(directory.resolve("assistants.yaml"), ASSISTANTS + "model_list: [a]\n");
        Files.createDirectory(directory.resolve("more"));
        Files.writeString(directory.resolve("more/general.yaml"), "general_settings: {master_key: os.environ/KEY}\n");

        Config config = read("include: [assistants.yaml, more/general.yaml]\nmodel_list: [b]\n");

        assertThat(Objects.requireNonNull(config.lineup()).defaultName()).isEqualTo("openai");
        assertThat(config.server().masterKey()).isEqualTo(Secret.of("sk-1234"));
        assertThat(config.passedOver()).containsExactly("model_list");
    }

    @Test
    void whatIsWrongWithAnIncludedFileIsSaidWithItsName() throws IOException {
        Path other = Files.writeString(
                directory.resolve("other.yaml"),
                "server: {port: 1}\nassistant_settings: {custom_llm_provider: opnai}\n");

        assertThatThrownBy(() -> read("include: [other.yaml, none.yaml]\nserver: {port: 2}\n"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll(
                        other + ":1: server: is said twice, first in line 2 of " + file(),
                        other + ":2: assistant_settings.custom_llm_provider: must be one of",
                        file() + ":1: include: " + directory.resolve("none.yaml") + " does not exist");
        Files.writeString(other, "a: [");
        assertThatThrownBy(() -> read("include: [other.yaml]"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(other + ":1: is no YAML: ");
        Files.writeString(other, "[a]");
        assertThat(problems("include: [other.yaml]"))
                .containsExactly("1: include: other.yaml is no mapping of keys to values");
        assertThat(problems("include: other.yaml")).containsExactly("1: include: must be a list");
    }

    @Test
    void theStoreIsFoundWithoutTheVariablesOfTheServer() throws IOException {
        String rest = "general_settings: {master_key: os.environ/NOT_SET}\nnonsense: 1\n";

        assertThat(data(rest + "store: {data: /var/lib/a}")).isEqualTo("/var/lib/a");
        assertThat(data(rest + "server: {port: x, data: os.environ/HOME_OF_DATA}"))
                .isEqualTo("/var/lib/b");
        assertThat(data(rest)).isEqualTo("none");
        assertThatThrownBy(() -> data("store: {data: os.environ/NOT_SET}"))
                .hasMessageContaining("store.data: names the variable 'NOT_SET', which is not set");
    }

    private String data(String text) throws IOException {
        Path config = Files.writeString(file(), text);
        return new ConfigFile(Map.of("HOME_OF_DATA", "/var/lib/b"))
                .data(config)
                .map(Path::toString)
                .orElse("none");
    }

    private List<String> problems(String text) {
        return catchThrowableOfType(ConfigException.class, () -> read(text)).problems().stream()
                .map(Object::toString)
                .toList();
    }

    private Config read(String text) throws IOException {
        return new ConfigFile(Map.of("KEY", "sk-1234")).read(Files.writeString(file(), text));
    }

    private Path file() {
        return directory.resolve("config.yaml");
    }
}
