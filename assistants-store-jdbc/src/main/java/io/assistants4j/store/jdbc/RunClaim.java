package io.assistants4j.store.jdbc;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whose a run is.
 *
 * @param caller the name of the key it was made with; empty for the master key, and where nobody has to say who they are
 * @param place what was kept for it by {@link UsageTable#reserve}; null where nothing was
 */
public record RunClaim(String caller, @Nullable String place) {
    /** Nobody's in particular. */
    public static final RunClaim NOBODY = new RunClaim("", null);

    public RunClaim {
        Objects.requireNonNull(caller, "caller");
    }
}
