package io.assistants4j.wire.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assistants4j.core.error.AuthenticationException;
import io.assistants4j.core.error.ErrorDetails;
import io.assistants4j.core.provider.Capabilities;
import io.assistants4j.core.provider.ProviderId;
import io.assistants4j.core.value.Secret;
import io.assistants4j.testkit.http.Answer;
import io.assistants4j.testkit.http.LoopbackServer;
import io.assistants4j.wire.TestTime;
import io.assistants4j.wire.dialect.Dialect;
import io.assistants4j.wire.dialect.EnvelopeErrors;
import io.assistants4j.wire.dialect.ErrorDecoder;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.RequestBody;
import okio.BufferedSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Credentials that the far side does not accept any longer. */
class CredentialRenewalTest {
    private final AtomicInteger accepted = new AtomicInteger(2);
    private final LoopbackServer server = LoopbackServer.start(request -> {
        String sent = request.header("Authorization");
        return sent.equals("Bearer token-number-" + accepted.get())
                ? Answer.of(200, "text/plain", "fine")
                : Answer.of(401, "text/plain", sent + " has ended");
    });
    private final Rotating dialect = new Rotating(URI.create(server.url() + "/"));
    private final HttpTransport transport =
            new HttpTransport(dialect, HttpSettings.defaults(), new TestTime().callTime(), Telemetry.none());
    private final TestRoutes routes = transport.routes(TestRoutes.class);

    @AfterEach
    void close() {
        transport.close();
        server.close();
    }

    @Test
    void evenAWriteIsRepeatedOnceWithTheNewOnes() {
        assertThat(write()).isEqualTo("fine");

        assertThat(server.journal().size()).isEqualTo(2);
        assertThat(dialect.asked).isEqualTo(1);
    }

    @Test
    void aThirdRefusalIsTheEnd() {
        accepted.set(99);

        assertThatThrownBy(this::write)
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("HTTP 401 (text/plain): Bearer *** has ended");
        assertThat(server.journal().size()).isEqualTo(3);
    }

    @Test
    void withoutNewOnesNothingIsRepeated() {
        dialect.renewable = false;

        assertThatThrownBy(this::write).isInstanceOf(AuthenticationException.class);
        assertThat(server.journal().size()).isEqualTo(1);
    }

    @Test
    void whereThereAreNoneToBeHadTheCallFailsWithThat() {
        dialect.fails = true;

        assertThatThrownBy(this::write)
                .isInstanceOf(AuthenticationException.class)
                .hasMessage("no token");
        assertThat(server.journal().size()).isZero();
    }

    private String write() {
        Operation write = new Operation("write", null, Repeat.ONLY_IF_NOT_SENT);
        return transport.calls().call(write, routes.write(RequestBody.create(new byte[0])), BufferedSource::readUtf8);
    }

    /** Begins with the first token and knows the next one after each refusal. */
    private static final class Rotating implements Dialect {
        private final URI address;
        boolean renewable = true;
        boolean fails;
        int asked;
        private int number = 1;

        Rotating(URI address) {
            this.address = address;
        }

        @Override
        public ProviderId id() {
            return new ProviderId("test");
        }

        @Override
        public URI baseAddress() {
            return address;
        }

        @Override
        public Map<String, Secret> credentials() {
            if (fails) {
                throw new AuthenticationException("no token", ErrorDetails.NONE, null);
            }
            return Map.of("Authorization", token(number));
        }

        @Override
        public Collection<Secret> secrets() {
            return List.of(token(1), token(2), token(3));
        }

        @Override
        public boolean renewCredentials(Map<String, Secret> refused) {
            assertThat(refused).containsEntry("Authorization", token(number));
            asked++;
            number++;
            return renewable;
        }

        @Override
        public Map<String, String> headers() {
            return Map.of();
        }

        @Override
        public Map<String, String> query() {
            return Map.of();
        }

        @Override
        public ErrorDecoder errors() {
            return new EnvelopeErrors();
        }

        @Override
        public Capabilities capabilities() {
            return Capabilities.all();
        }

        private static Secret token(int number) {
            return Secret.of("Bearer token-number-" + number);
        }
    }
}
