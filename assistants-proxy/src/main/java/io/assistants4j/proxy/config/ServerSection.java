package io.assistants4j.proxy.config;

import io.assistants4j.core.value.Secret;
import io.assistants4j.proxy.config.schema.Key;
import io.assistants4j.proxy.config.schema.Scalar;
import io.assistants4j.proxy.config.schema.Section;
import io.assistants4j.proxy.config.schema.Values;
import io.assistants4j.proxy.provider.ProviderTypes;
import java.nio.file.Path;

/** {@code server}: how to listen and whom to serve. */
final class ServerSection {
    static final Key<Path> DATA = Key.of(
            "data", Scalar.path(), "The directory of the conversations, as `store.data`. Default: `~/.assistants4j`.");
    static final Key<Secret> MASTER_KEY = Key.of(
                    "master_key",
                    Scalar.secret(),
                    "What callers must send as bearer. Without one only loopback is served.")
            .orVariable(ServeSettings.KEY_VARIABLE, ServeSettings.LITELLM_KEY_VARIABLE);
    static final Key<String> PROVIDER = Key.of(
            "provider",
            Scalar.oneOf(ProviderTypes.names()),
            "The one provider, configured by the environment alone; not beside `providers` or `assistant_settings`."
                    + " Default: `openai` if `OPENAI_API_KEY` is set, else `local`.");
    private static final Key<String> HOST = Key.of(
                    "host", Scalar.text(), "The name or address to listen on. Others than loopback need a key.")
            .orElse(ServeSettings.DEFAULT_HOST);
    private static final Key<Integer> PORT = Key.of(
                    "port", Scalar.wholeNumber(0, 65_535), "The port to listen on; 0 for any free one.")
            .orElse(ServeSettings.DEFAULT_PORT)
            .orVariable(ServeSettings.PORT_VARIABLE);
    private static final Key<Boolean> STRICT = Key.of(
                    "strict",
                    Scalar.flag(),
                    "Whether unknown fields of requests, and requests without `OpenAI-Beta: assistants=v2`, are refused.")
            .orElse(false);

    static final Section SECTION =
            Section.of(HOST, PORT, DATA, MASTER_KEY, PROVIDER, STRICT).and(FrontKeys.ALL);

    private ServerSection() {}

    static ServeSettings settings(Values values) {
        return new ServeSettings(
                values.find(HOST).orElse(null),
                values.find(PORT).orElse(null),
                values.find(DATA).orElse(null),
                values.find(MASTER_KEY).orElse(null),
                values.find(PROVIDER).orElse(null),
                values.find(STRICT).orElse(null));
    }
}
