package io.assistants4j.proxy.provider;

import io.assistants4j.proxy.config.schema.Section;
import java.util.Optional;

/** A kind of provider, as a configuration file speaks of it. */
public interface ProviderType {
    /** What it is, for the reference page. */
    String doc();

    /** The keys it may be told. */
    Section settings();

    /** How to open it with settings that were read as a whole; empty where they do not fit together, which is then said. */
    Optional<Opening> prepare(ProviderSettings settings);
}
