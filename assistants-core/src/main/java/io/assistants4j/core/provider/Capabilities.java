package io.assistants4j.core.provider;

import io.assistants4j.core.error.UnsupportedCapabilityException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a provider can do: everything, except what it declines with a reason a person can read. */
public final class Capabilities {
    private static final Capabilities ALL = new Capabilities(new EnumMap<>(Capability.class));

    private final Map<Capability, String> declined;

    private Capabilities(Map<Capability, String> declined) {
        this.declined = declined;
    }

    /** Everything. */
    public static Capabilities all() {
        return ALL;
    }

    /** Everything except this capability and those below it. */
    public static Capabilities allExcept(Capability capability, String reason) {
        return ALL.except(capability, reason);
    }

    /** These capabilities without one more and those below it. */
    public Capabilities except(Capability capability, String reason) {
        Map<Capability, String> more = new EnumMap<>(Capability.class);
        more.putAll(declined);
        more.put(capability, reason);
        return new Capabilities(more);
    }

    /** Whether the provider can do this. */
    public boolean has(Capability capability) {
        return reasonAgainst(capability).isEmpty();
    }

    /** Why the provider declines this, or nothing where it does not. */
    public Optional<String> reasonAgainst(Capability capability) {
        return declined.entrySet().stream()
                .filter(entry -> capability.within(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /**
     * Returns quietly where the provider can do this.
     *
     * @param param the field that asks for it, where a field does
     *
     * @throws UnsupportedCapabilityException with the reason and the name, where it declines
     */
    public void require(Capability capability, @Nullable String param) {
        reasonAgainst(capability).ifPresent(reason -> {
            throw new UnsupportedCapabilityException(reason, param, capability.name());
        });
    }

    @Override
    public String toString() {
        return declined.isEmpty() ? "all" : "all except " + declined;
    }
}
