package io.assistants4j.proxy.config;

import io.assistants4j.proxy.config.schema.Key;
import io.assistants4j.proxy.provider.ProviderType;
import io.assistants4j.proxy.provider.ProviderTypes;
import java.util.List;
import java.util.stream.Collectors;

/** The reference page of the configuration file, from the descriptions that reading goes by. */
final class ConfigPage {
    private static final String HEAD = """
            # The configuration file

            Generated from the descriptions that the server reads the file by.

            ```
            bin/assistants serve --config config.yaml
            bin/assistants config check config.yaml
            ```

            The file is YAML. It is checked before anything starts: everything that is wrong is said at once, each with its line, its
            key and what is expected, and the command ends with exit code 2. `config check` does that alone, starts nothing and calls
            nobody. Options of the command line go before the file, the environment and the defaults after it.

            ```yaml
            server: {host: 0.0.0.0, master_key: os.environ/ASSISTANTS_MASTER_KEY}
            providers:
              main: {type: openai, api_key: os.environ/OPENAI_API_KEY}
              house: {type: openai, api: chat_completions, api_base: "http://127.0.0.1:11434/v1"}
            default_provider: main
            models:
              main: {gpt-4: gpt-5.1}
            ```

            A file of LiteLLM is read as it is; [what else is as it was, and what is not](litellm.md):

            ```yaml
            assistant_settings:
              custom_llm_provider: openai
              litellm_params: {api_key: os.environ/OPENAI_API_KEY}
            general_settings: {master_key: sk-1234}
            ```

            - `os.environ/NAME` as a value, however deep, is the value of that variable. A variable that is not set, or blank, is an error.
            - A key without a value counts as if it were not there. A key that is unknown, or there twice, is an error.
            - In a file of LiteLLM sections and parameters that mean nothing here are passed over, which one line of the log says.
              One that is nearly the name of something that counts is an error all the same. `request_timeout` counts where
              `timeout` is not there.
            - Anchors, aliases and `<<` work as in LiteLLM, and so does `include: [other.yaml]`: the sections of those files count
              as if they stood in this one. They are found from where this file is.
            - A column *Environment* names the variables that count where a key is not there. For `providers` there are none: what the
              file does not say of them nobody says, so no key reaches an address it was not meant for.
            """;

    private final StringBuilder text = new StringBuilder(HEAD);

    static String text() {
        ConfigPage page = new ConfigPage();
        page.section("The sections", "", ConfigSections.FILE.keys());
        page.others();
        page.section("`server`", ConfigSections.SERVER.doc(), ServerSection.SECTION.keys());
        page.section("`server.tls`", FrontKeys.TLS.doc(), TlsSection.SECTION.keys());
        page.section("`server.cors`", FrontKeys.CORS.doc(), FrontKeys.CORS_SECTION.keys());
        page.section("`store`", ConfigSections.STORE.doc(), List.of(ConfigSections.STORE_DATA));
        page.section("`providers.NAME`", ConfigSections.PROVIDERS.doc(), List.of(ProviderSection.TYPE));
        for (String name : ProviderTypes.names()) {
            ProviderType type = ProviderTypes.find(name).orElseThrow();
            page.section(
                    "`providers.NAME` with `type: " + name + "`",
                    type.doc(),
                    type.settings().keys());
        }
        page.section("`keys.NAME`", ConfigSections.KEYS.doc(), KeySection.SECTION.keys());
        page.section(
                "`assistant_settings`",
                ConfigSections.ASSISTANT_SETTINGS.doc(),
                List.of(LiteLlm.CUSTOM_LLM_PROVIDER, LiteLlm.PARAMS));
        page.section("`general_settings`", ConfigSections.GENERAL_SETTINGS.doc(), List.of(LiteLlm.MASTER_KEY));
        return page.text.toString();
    }

    private void others() {
        text.append("\nSections that are known to be LiteLLM's alone: ")
                .append(LiteLlm.OTHER_SECTIONS.stream()
                        .sorted()
                        .map(name -> "`" + name + "`")
                        .collect(Collectors.joining(", ")))
                .append(".\n");
    }

    private void section(String title, String doc, List<Key<?>> keys) {
        text.append("\n## ").append(title).append("\n\n");
        if (!doc.isEmpty()) {
            text.append(doc).append("\n\n");
        }
        text.append("| Key | Holds | Default | Environment | Meaning |\n|---|---|---|---|---|\n");
        keys.forEach(this::row);
    }

    private void row(Key<?> key) {
        String fallback = key.shownFallback();
        text.append("| `")
                .append(key.name())
                .append("` | ")
                .append(key.type().expected())
                .append(" | ")
                .append(key.isRequired() ? "required" : fallback == null ? "" : "`" + fallback + "`")
                .append(" | ")
                .append(key.variables().stream().map(name -> "`" + name + "`").collect(Collectors.joining(", ")))
                .append(" | ")
                .append(key.doc())
                .append(" |\n");
    }
}
