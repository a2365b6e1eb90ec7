package io.assistants4j.proxy.routing;

import io.assistants4j.core.error.ErrorDetails;
import io.assistants4j.core.error.PermissionDeniedException;
import io.assistants4j.proxy.http.Caller;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The backends of each tenant while one configuration counts: opened when the tenant first calls, because a provider whose
 * conversations are kept here sees those of one tenant only. Thread-safe.
 */
final class Tenants {
    private final Function<String, Backends> opening;
    private final Map<String, Backends> opened = new ConcurrentHashMap<>();

    /** Opens the backends of a tenant so. */
    Tenants(Function<String, Backends> opening) {
        this.opening = opening;
    }

    /** The same backends for everybody. */
    static Tenants sharing(Backends backends) {
        return new Tenants(tenant -> backends);
    }

    /** The backends of a tenant. */
    Backends of(String tenant) {
        return opened.computeIfAbsent(tenant, opening);
    }

    /**
     * Those that the caller may use.
     *
     * @throws PermissionDeniedException where there are none
     */
    Backends of(Caller caller) {
        return of(caller.tenant())
                .allowing(caller::mayUse)
                .orElseThrow(() -> new PermissionDeniedException(
                        "This server has none of the providers that your API key allows.",
                        ErrorDetails.of(403, "invalid_request_error", null, null),
                        null));
    }
}
