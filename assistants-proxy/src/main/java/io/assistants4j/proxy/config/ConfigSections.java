package io.assistants4j.proxy.config;

import io.assistants4j.core.value.Secret;
import io.assistants4j.proxy.access.KnownKey;
import io.assistants4j.proxy.config.schema.Key;
import io.assistants4j.proxy.config.schema.NamedValues;
import io.assistants4j.proxy.config.schema.Place;
import io.assistants4j.proxy.config.schema.Reading;
import io.assistants4j.proxy.config.schema.Scalar;
import io.assistants4j.proxy.config.schema.Section;
import io.assistants4j.proxy.config.schema.Values;
import io.assistants4j.proxy.http.Front;
import io.assistants4j.proxy.provider.Lineup;
import io.assistants4j.proxy.provider.NamedOpening;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The sections of the file, and what they say together. */
final class ConfigSections {
    static final Key<Values> SERVER = Key.of("server", ServerSection.SECTION, "How to listen and whom to serve.");
    static final Key<Path> STORE_DATA =
            Key.of("data", Scalar.path(), "The directory of the conversations; an SQLite file is kept there.");
    static final Key<Values> STORE = Key.of("store", Section.of(STORE_DATA), "Where conversations are kept.");
    static final Key<Map<String, TypedSettings>> PROVIDERS = Key.of(
            "providers",
            new NamedValues<>(Scalar.name(), new ProviderSection()),
            "Any number of providers, by a name of yours.");
    static final Key<String> DEFAULT_PROVIDER = Key.of(
            "default_provider",
            Scalar.name(),
            "Who answers where a request says nothing else. Needed where there are several providers and no"
                    + " `assistant_settings`.");
    static final Key<Place> MODELS = Key.of(
            "models",
            Place.unread("a mapping of providers to mappings of names to models"),
            "By provider: which model is asked where an assistant or a run names another. What is stored and shown keeps"
                    + " its name.");
    static final Key<Map<String, Values>> KEYS = Key.of(
            "keys",
            new NamedValues<>(Scalar.name(), KeySection.SECTION),
            "Callers' keys besides the master key, by a name of yours; `assistants key` makes others.");
    static final Key<TypedSettings> ASSISTANT_SETTINGS =
            Key.of("assistant_settings", LiteLlm.ASSISTANT_SETTINGS, "LiteLLM's: one provider.");
    static final Key<Values> GENERAL_SETTINGS = Key.of(
            "general_settings", LiteLlm.GENERAL_SETTINGS, "LiteLLM's: of its keys only `master_key` is looked at.");
    static final Key<Map<String, String>> ENVIRONMENT = Key.of(
            "environment_variables",
            NamedValues.of(Scalar.text()),
            "LiteLLM's: variables in the place of the environment's, for all that is taken from there.");

    static final Section FILE = Section.of(
                    SERVER,
                    STORE,
                    PROVIDERS,
                    DEFAULT_PROVIDER,
                    MODELS,
                    KEYS,
                    ASSISTANT_SETTINGS,
                    GENERAL_SETTINGS,
                    ENVIRONMENT)
            .passingOver(LiteLlm.OTHER_SECTIONS);

    /** Whoever has one of these has a file of LiteLLM, which may hold sections that nobody here has heard of. */
    private static final Set<String> LITELLM_SECTIONS = Stream.concat(
                    LiteLlm.OTHER_SECTIONS.stream(),
                    Stream.of(ASSISTANT_SETTINGS, GENERAL_SETTINGS, ENVIRONMENT).map(Key::name))
            .collect(Collectors.toUnmodifiableSet());

    private static final Key<Values> ONLY_SERVER_DATA =
            Key.of(SERVER.name(), Section.of(ServerSection.DATA).leavingTheRest(), SERVER.doc());
    private static final Key<Values> ONLY_STORE_DATA =
            Key.of(STORE.name(), Section.of(STORE_DATA).leavingTheRest(), STORE.doc());

    private ConfigSections() {}

    /** What the file says; only to be used where nothing was refused. */
    static Config read(Place root, Reading reading) {
        define(root, reading);
        boolean isLiteLlms = root.members().stream().map(root::nameOf).anyMatch(LITELLM_SECTIONS::contains);
        Values file = (isLiteLlms ? FILE.passingOverTheRest() : FILE).read(root);
        ServeSettings server = server(file);
        Lineup lineup = new LineupReader(file).read();
        Map<String, Secret> variables = new LinkedHashMap<>();
        file.find(ENVIRONMENT).ifPresent(said -> said.forEach((name, value) -> variables.put(name, Secret.of(value))));
        List<KnownKey> keys = KeySection.read(file.find(KEYS).orElse(Map.of()), names(lineup, server, reading));
        Front front = file.find(SERVER).map(FrontKeys::front).orElse(Front.PLAIN);
        return new Config(server, front, lineup, keys, reading.passedOver(), variables);
    }

    /** Where the file says that conversations are kept; nothing else of it is looked at. */
    static Optional<Path> data(Place root, Reading reading) {
        define(root, reading);
        Values file =
                Section.of(ONLY_SERVER_DATA, ONLY_STORE_DATA).leavingTheRest().read(root);
        return file.find(ONLY_STORE_DATA)
                .flatMap(store -> store.find(STORE_DATA))
                .or(() -> file.find(ONLY_SERVER_DATA).flatMap(server -> server.find(ServerSection.DATA)));
    }

    private static void define(Place root, Reading reading) {
        Section.of(ENVIRONMENT)
                .leavingTheRest()
                .read(root)
                .find(ENVIRONMENT)
                .ifPresent(variables -> variables.forEach(reading::define));
    }

    private static Set<String> names(@Nullable Lineup lineup, ServeSettings server, Reading reading) {
        if (lineup != null) {
            return lineup.providers().stream().map(NamedOpening::name).collect(Collectors.toSet());
        }
        String said = server.provider();
        boolean hasOpenAi = reading.variable(ServeSettings.OPENAI_VARIABLE).isPresent();
        return Set.of(said == null ? ServeSettings.provider(hasOpenAi) : said);
    }

    private static ServeSettings server(Values file) {
        Optional<Values> server = file.find(SERVER);
        ServeSettings said = server.map(ServerSection::settings).orElse(ServeSettings.NONE);
        Optional<Path> data = file.find(STORE).flatMap(store -> store.find(STORE_DATA));
        if (data.isPresent() && said.data() != null) {
            server.orElseThrow().refuse(ServerSection.DATA, "is said in 'store.data', too; leave one out");
        }
        Optional<Values> general = file.find(GENERAL_SETTINGS);
        Optional<Secret> key = general.flatMap(values -> values.find(LiteLlm.MASTER_KEY));
        if (key.isPresent() && said.masterKey() != null) {
            general.orElseThrow().refuse(LiteLlm.MASTER_KEY, "is said in 'server.master_key', too; leave one out");
        }
        boolean namesProviders = file.find(PROVIDERS).isPresent()
                || file.find(ASSISTANT_SETTINGS).isPresent();
        if (namesProviders && said.provider() != null) {
            server.orElseThrow()
                    .refuse(ServerSection.PROVIDER, "cannot stand beside others; use 'default_provider' instead");
        }
        return said.orElse(new ServeSettings(null, null, data.orElse(null), key.orElse(null), null, null));
    }
}
