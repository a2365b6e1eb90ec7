package io.assistants4j.azure;

import io.assistants4j.core.value.Secret;
import java.net.URI;
import java.util.Objects;

/**
 * An application of Entra and its secret.
 *
 * @param tenantId the tenant, its id or a name of it
 * @param clientId the application
 * @param clientSecret its secret
 * @param authorityHost where it signs in, ending in a slash
 */
record ClientCredentials(String tenantId, String clientId, Secret clientSecret, URI authorityHost) {
    ClientCredentials {
        Objects.requireNonNull(tenantId, "tenantId");
        Objects.requireNonNull(clientId, "clientId");
        Objects.requireNonNull(clientSecret, "clientSecret");
        Objects.requireNonNull(authorityHost, "authorityHost");
    }
}
