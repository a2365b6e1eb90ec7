package io.assistants4j.proxy.http;

import io.assistants4j.core.error.ErrorDetails;
import io.assistants4j.core.error.PermissionDeniedException;
import io.assistants4j.proxy.limit.Limits;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who makes a call.
 *
 * @param key the name of the caller's key; null for those who need none, and for the holder of the master key
 * @param tenant whom the conversations belong to
 * @param providers the providers it may use; none for all
 * @param models the models it may use; none for all
 * @param limits what it is kept to
 */
public record Caller(@Nullable String key, String tenant, Set<String> providers, Set<String> models, Limits limits) {
    private static final String OWN_TENANT = "default";

    /** Everybody, where nobody has to say who they are. */
    public static final Caller ANYBODY = new Caller(null, OWN_TENANT, Set.of(), Set.of(), Limits.NONE);

    /** The holder of the master key. */
    public static final Caller MASTER = new Caller(null, OWN_TENANT, Set.of(), Set.of(), Limits.NONE);

    public Caller {
        Objects.requireNonNull(tenant, "tenant");
        providers = Set.copyOf(providers);
        models = Set.copyOf(models);
        Objects.requireNonNull(limits, "limits");
    }

    /** The holder of a key, without limits. */
    public static Caller holder(String key, String tenant, Set<String> providers, Set<String> models) {
        return new Caller(Objects.requireNonNull(key, "key"), tenant, providers, models, Limits.NONE);
    }

    /** The same, kept to these limits. */
    public Caller within(Limits bounds) {
        return new Caller(key, tenant, providers, models, bounds);
    }

    /** Whether it sees only what is known to be its own, also of what a far side keeps, and nothing of the server itself. */
    public boolean isConfined() {
        return key != null;
    }

    /** Whether it may use this provider. */
    public boolean mayUse(String provider) {
        return providers.isEmpty() || providers.contains(provider);
    }

    /**
     * Returns quietly where it may use this model.
     *
     * @param model the model; null where the request names none
     * @throws PermissionDeniedException where it may not
     */
    public void require(@Nullable String model) {
        if (model != null && !models.isEmpty() && !models.contains(model)) {
            throw new PermissionDeniedException(
                    "Your API key does not allow the model '" + model + "'.",
                    ErrorDetails.of(403, "invalid_request_error", "model", "model_not_found"),
                    null);
        }
    }
}
