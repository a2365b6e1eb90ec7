package io.assistants4j.wire.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assistants4j.core.error.AssistantsException;
import io.assistants4j.core.value.Secret;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Encrypted connections, with certificates made for this test. */
class TlsTest {
    private static final Secret PASSWORD = Secret.of("test-password");

    private static final HeldCertificate SERVER =
            new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();
    private static final HeldCertificate CLIENT = new HeldCertificate.Builder().build();

    @TempDir
    static Path directory;

    private static KeyStore server;
    private static KeyStore client;

    @BeforeAll
    static void writeCertificates() throws Exception {
        server = made("server", SERVER);
        client = made("client", CLIENT);
        Files.writeString(directory.resolve("server.pem"), SERVER.certificatePem());
    }

    @Test
    void aServerIsTrustedWhoseCertificateIs() throws Exception {
        KeyStore pem = KeyStores.read(directory.resolve("server.pem"), null);

        for (KeyStore trusted : List.of(pem, server)) {
            try (Encrypted far = new Encrypted(false);
                    TestFarSide calls = new TestFarSide(settings(Tls.trusting(trusted)), far.url())) {
                assertThat(calls.read()).isEqualTo("fine");
            }
        }
    }

    @Test
    void anyOtherIsNotAndNothingIsSentToIt() throws Exception {
        try (Encrypted far = new Encrypted(false);
                TestFarSide calls = new TestFarSide(settings(Tls.trusting(client)), far.url())) {
            assertThatThrownBy(calls::read)
                    .isInstanceOf(AssistantsException.class)
                    .hasMessageContaining("cannot reach");
            assertThat(far.seen).isEmpty();
        }
    }

    @Test
    void aServerThatAsksIsShownOurCertificate() throws Exception {
        Tls silent = Tls.trusting(server);
        try (Encrypted far = new Encrypted(true);
                TestFarSide calls = new TestFarSide(settings(silent.provingBy(client, PASSWORD)), far.url())) {
            assertThat(calls.read()).isEqualTo("fine");
        }
        try (Encrypted far = new Encrypted(true);
                TestFarSide calls = new TestFarSide(settings(silent), far.url())) {
            assertThatThrownBy(calls::read).isInstanceOf(AssistantsException.class);
            assertThat(far.seen).isEmpty();
        }
    }

    @Test
    void whatCannotBeUsedIsSaidAtOnce() throws Exception {
        Path file = Files.writeString(directory.resolve("nonsense"), "nonsense");

        assertThatThrownBy(() -> settings(Tls.trusting(server).provingBy(client, Secret.of("wrong"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("HTTP settings: tls cannot be used");
        assertThatThrownBy(() -> KeyStores.read(file, PASSWORD))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(file.toString());
        assertThatThrownBy(() -> KeyStores.read(directory.resolve("missing"), PASSWORD))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("missing");
    }

    private static HttpSettings settings(Tls tls) {
        return HttpSettings.builder().maxAttempts(1).tls(tls).build();
    }

    private static KeyStore made(String name, HeldCertificate held) throws Exception {
        Path file = directory.resolve(name + ".p12");
        char[] password = PASSWORD.reveal().toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        Certificate[] chain = {held.certificate()};
        store.setKeyEntry(name, held.keyPair().getPrivate(), password, chain);
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, password);
        }
        return KeyStores.read(file, PASSWORD);
    }

    /** An encrypted server that says {@code fine}. */
    private static final class Encrypted implements AutoCloseable {
        private final SSLServerSocket listening;
        private final List<String> seen = new ArrayList<>();

        Encrypted(boolean asksWho) throws Exception {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(server, PASSWORD.reveal().toCharArray());
            KeyStore known = KeyStore.getInstance("PKCS12");
            known.load(null, null);
            known.setCertificateEntry("client", client.getCertificate("client"));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(known);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            listening = (SSLServerSocket)
                    context.getServerSocketFactory().createServerSocket(0, 10, InetAddress.getLoopbackAddress());
            listening.setNeedClientAuth(asksWho);
            Thread serving = new Thread(this::serve, "encrypted");
            serving.setDaemon(true);
            serving.start();
        }

        URI url() {
            return URI.create("https://127.0.0.1:" + listening.getLocalPort());
        }

        private void serve() {
            try (SSLSocket socket = (SSLSocket) listening.accept()) {
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
                for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                    seen.add(line);
                }
                socket.getOutputStream()
                        .write("HTTP/1.1 200 OK\r\nContent-Length: 4\r\nConnection: close\r\n\r\nfine"
                                .getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                // The client did not like what it saw, or was not liked.
            }
        }

        @Override
        public void close() throws IOException {
            listening.close();
        }
    }
}
