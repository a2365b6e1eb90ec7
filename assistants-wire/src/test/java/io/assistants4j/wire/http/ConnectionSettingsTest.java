package io.assistants4j.wire.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assistants4j.core.error.ConnectionException;
import io.assistants4j.core.value.Secret;
import io.assistants4j.testkit.http.Answer;
import io.assistants4j.testkit.http.LoopbackServer;
import io.assistants4j.testkit.http.ReceivedRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How connections are made. */
class ConnectionSettingsTest {
    private final HttpSettings.Builder once = HttpSettings.builder().maxAttempts(1);

    @Test
    void openingAConnectionTakesNoLongerThanItMay() throws Exception {
        HttpSettings impatient = HttpSettings.builder()
                .maxAttempts(1)
                .connectTimeout(Duration.ofMillis(300))
                .build();
        try (Full full = new Full();
                TestFarSide far = new TestFarSide(impatient, full.url())) {
            assertThatThrownBy(far::read)
                    .isInstanceOf(ConnectionException.class)
                    .hasMessageContaining("cannot reach test")
                    .hasMessageContaining("imed out");
        }
    }

    @Test
    void aProxyIsAskedInThePlaceOfTheFarSide() {
        List<ReceivedRequest> seen = new ArrayList<>();
        try (LoopbackServer proxy = LoopbackServer.start(request -> {
                    seen.add(request);
                    return Answer.of(200, "text/plain", "from afar");
                });
                TestFarSide far = new TestFarSide(
                        once.proxy(new HttpProxy("127.0.0.1", port(proxy), "me", Secret.of("pass-word-1")))
                                .build(),
                        URI.create("http://far.invalid"))) {
            assertThat(far.read()).isEqualTo("from afar");

            assertThat(seen.get(0).path()).isEqualTo("http://far.invalid/v1/things");
            assertThat(seen.get(0).header("Proxy-Authorization")).isEqualTo("Basic bWU6cGFzcy13b3JkLTE=");
        }
    }

    @Test
    void anEncryptedFarSideIsReachedThroughATunnelAndTheProxySeesNothingOfIt() {
        List<ReceivedRequest> seen = new ArrayList<>();
        try (LoopbackServer proxy = LoopbackServer.start(request -> {
                    seen.add(request);
                    return Answer.empty(403);
                });
                TestFarSide far = new TestFarSide(
                        once.proxy(new HttpProxy("127.0.0.1", port(proxy), "me", Secret.of("pass-word-1")))
                                .build(),
                        URI.create("https://far.invalid"))) {
            assertThatThrownBy(far::read)
                    .isInstanceOf(ConnectionException.class)
                    .hasMessageContaining("403");

            assertThat(seen.get(0).method() + " " + seen.get(0).path()).isEqualTo("CONNECT far.invalid:443");
            assertThat(seen.get(0).header("Proxy-Authorization")).startsWith("Basic ");
            assertThat(seen.get(0).header("Authorization")).isEmpty();
        }
    }

    @Test
    void aProxyIsNamedWholeAndDoesNotPrintItsPassword() {
        assertThat(new HttpProxy("h", 1, "me", Secret.of("pass-word-1")).toString())
                .doesNotContain("pass-word-1");
        assertThatThrownBy(() -> HttpProxy.of(" ", 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> HttpProxy.of("h", -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new HttpProxy("h", 1, "me", null)).isInstanceOf(IllegalArgumentException.class);
    }

    private static int port(LoopbackServer server) {
        return server.url().getPort();
    }

    /** A port whose queue of connections is full, so that it answers no more. */
    private static final class Full implements AutoCloseable {
        private final ServerSocket listening;
        private final List<Socket> queue = new ArrayList<>();

        Full() throws IOException {
            listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            for (int i = 0; i < 8; i++) {
                Socket waiting = new Socket();
                queue.add(waiting);
                try {
                    waiting.connect(listening.getLocalSocketAddress(), 200);
                } catch (SocketTimeoutException e) {
                    return;
                }
            }
        }

        URI url() {
            return URI.create("http://127.0.0.1:" + listening.getLocalPort());
        }

        @Override
        public void close() throws IOException {
            for (Socket waiting : queue) {
                waiting.close();
            }
            listening.close();
        }
    }
}
