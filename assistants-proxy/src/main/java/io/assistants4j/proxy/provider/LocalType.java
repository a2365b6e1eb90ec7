package io.assistants4j.proxy.provider;

import io.assistants4j.local.LocalConfig;
import io.assistants4j.proxy.config.schema.Key;
import io.assistants4j.proxy.config.schema.Scalar;
import io.assistants4j.proxy.config.schema.Section;
import io.assistants4j.proxy.config.schema.Values;
import java.time.Duration;
import java.util.Optional;

/** Answers on this machine. */
final class LocalType implements ProviderType {
    private static final Key<Integer> PACE_MS = Key.of(
                    "pace_ms",
                    Scalar.wholeNumber(0, 10_000),
                    "The pause before each word, in milliseconds, for people who watch a stream.")
            .orElse(0)
            .orVariable(LocalConfig.PACE_VARIABLE);

    @Override
    public String doc() {
        return "Answers on this machine by quoting what fits best; no account, no network.";
    }

    @Override
    public Section settings() {
        return Section.of(PACE_MS);
    }

    @Override
    public Optional<Opening> prepare(ProviderSettings settings) {
        Values values = settings.values();
        if (!settings.aliases().isEmpty()) {
            values.place().refuse("answers the same whatever the model is called: it takes no aliases from 'models'");
            return Optional.empty();
        }
        return Checked.build(values, () -> new LocalConfig(Duration.ofMillis(values.of(PACE_MS))))
                .map(LocalOpening::new);
    }
}
