package io.assistants4j.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assistants4j.core.error.AuthenticationException;
import io.assistants4j.core.error.DecodeException;
import io.assistants4j.core.error.ServerException;
import io.assistants4j.core.value.Secret;
import io.assistants4j.testkit.azure.FakeTokenEndpoint;
import io.assistants4j.testkit.http.Answer;
import io.assistants4j.testkit.http.Fault;
import io.assistants4j.wire.http.CallTime;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TokenEndpointTest {
    private static final String SCOPE = "https://ai.azure.com/.default";

    private final TestClock clock = new TestClock();
    private final FakeTokenEndpoint entra = FakeTokenEndpoint.start();
    private final TokenEndpoint endpoint = endpoint(FakeTokenEndpoint.SECRET);

    @AfterEach
    void close() {
        endpoint.close();
        entra.close();
    }

    @Test
    void anApplicationGetsATokenForItsSecret() {
        EntraToken token = endpoint.token(SCOPE);

        assertThat(entra.accepts(token.value().reveal())).isTrue();
        assertThat(token.expiresAt()).isEqualTo(clock.instant().plus(Duration.ofMinutes(60)));
        assertThat(entra.journal().last().path()).isEqualTo("/" + FakeTokenEndpoint.TENANT + "/oauth2/v2.0/token");
        assertThat(entra.journal().last().body())
                .contains("grant_type=client_credentials", "scope=https%3A%2F%2Fai.azure.com%2F.default");
    }

    @Test
    void aWrongSecretIsSaidToBeWrongAndNotShown() {
        try (TokenEndpoint wrong = endpoint("wrong-secret-0123456789")) {
            assertThatThrownBy(() -> wrong.token(SCOPE))
                    .isInstanceOf(AuthenticationException.class)
                    .hasMessageContainingAll("no Entra token: ", "AADSTS7000215: Invalid client secret provided.")
                    .satisfies(failure -> {
                        StringWriter text = new StringWriter();
                        failure.printStackTrace(new PrintWriter(text));
                        assertThat(text.toString()).doesNotContain("wrong-secret-0123456789");
                    });
        }
    }

    @Test
    void whatMayPassIsGotOver() {
        entra.faults().next(Fault.emptyBody(503));

        assertThat(entra.accepts(endpoint.token(SCOPE).value().reveal())).isTrue();
        assertThat(entra.journal().size()).isEqualTo(2);
    }

    @Test
    void whatDoesNotPassIsToldAsItIs() {
        entra.faults().next(3, Fault.html(502));
        assertThatThrownBy(() -> endpoint.token(SCOPE)).isInstanceOf(ServerException.class);

        entra.faults().next(Fault.answering(Answer.of(200, "application/json", "{\"token_type\":\"Bearer\"}")));
        assertThatThrownBy(() -> endpoint.token(SCOPE))
                .isInstanceOf(DecodeException.class)
                .hasMessageContaining("access_token");

        entra.faults().next(Fault.html(404));
        assertThatThrownBy(() -> endpoint.token(SCOPE)).isInstanceOf(AuthenticationException.class);
    }

    private TokenEndpoint endpoint(String secret) {
        ClientCredentials client = new ClientCredentials(
                FakeTokenEndpoint.TENANT, FakeTokenEndpoint.CLIENT, Secret.of(secret), URI.create(entra.url() + "/"));
        return new TokenEndpoint(client, new CallTime(clock, System::nanoTime, clock::pass));
    }
}
