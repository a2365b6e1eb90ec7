package io.assistants4j.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.value.Secret;
import io.assistants4j.proxy.http.Front;
import io.assistants4j.proxy.tls.CertificateFiles;
import io.assistants4j.proxy.tls.ServerIdentity;
import io.assistants4j.testkit.turns.ScriptedTurns;
import io.assistants4j.testkit.turns.TurnScript;
import io.assistants4j.wire.http.KeyStores;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The server behind a certificate of its own. */
@Timeout(60)
class EncryptedServerTest {
    private static final String PASSWORD = "key-store-password";

    @TempDir
    private Path directory;

    private final TestCertificate certificate = new TestCertificate();
    private final AssistantsProvider provider = Served.scripted(
            new ScriptedTurns().then(TurnScript.begin().says("Hello.").completes(1, 1)));
    private ProxyServer server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
        provider.close();
    }

    @Test
    void aConversationIsStreamedToWhoTrustsTheCertificate() throws Exception {
        start(pem(certificate));
        assertThat(server.address().getScheme()).isEqualTo("https");
        HttpClient client = certificate.client();
        String assistant = Served.id(post(client, "/v1/assistants", "{\"model\":\"m\"}"));
        String thread =
                Served.id(post(client, "/v1/threads", "{\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}"));

        HttpResponse<String> run = post(
                client, "/v1/threads/" + thread + "/runs", "{\"stream\":true,\"assistant_id\":\"" + assistant + "\"}");

        assertThat(SentEvent.names(SentEvent.of(run.body())))
                .startsWith("thread.run.created")
                .endsWith("thread.run.completed", "done");
    }

    @Test
    void oneFileWithBothWillDo() throws Exception {
        Path file = certificate.keyStore(directory.resolve("server.p12"), PASSWORD);
        start(CertificateFiles.keyStore(file, Secret.of(PASSWORD)));

        assertThat(alive(certificate.client())).isEqualTo(200);
    }

    @Test
    void whoTrustsAnotherCertificateDoesNotCome() throws Exception {
        start(pem(certificate));

        assertThatThrownBy(() -> alive(new TestCertificate().client())).isInstanceOf(SSLException.class);
        HttpClient plain = HttpClient.newHttpClient();
        URI unencrypted = URI.create("http://127.0.0.1:" + server.address().getPort() + "/health/liveness");
        assertThatThrownBy(() -> plain.send(HttpRequest.newBuilder(unencrypted).build(), BodyHandlers.ofString()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void anotherCertificateCountsForNewConnectionsAndOldOnesGoOnWhateverHostTheyName() throws Exception {
        start(pem(certificate));
        TestCertificate next = new TestCertificate();
        URI address = server.address();
        try (RawClient open = new RawClient(
                certificate.trusting().getSocketFactory().createSocket(address.getHost(), address.getPort()))) {
            open.get("/health/liveness");
            open.until("alive!\"");

            server.show(pem(next).read());

            assertThat(alive(next.client())).isEqualTo(200);
            assertThatThrownBy(() -> alive(certificate.client())).isInstanceOf(SSLException.class);
            open.get("/health/liveness");
            open.until("alive!\"");
        }
    }

    @Test
    void anAnswerThatWasLostIsGivenAgain() throws Exception {
        start(pem(certificate));
        URI address = server.address();
        String head = "POST /v1/threads HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nx-stainless-retry-count: ";
        try (RawClient lost = new RawClient(
                certificate.trusting().getSocketFactory().createSocket(address.getHost(), address.getPort()))) {
            lost.send(head + "0\r\n\r\n{}");
            lost.until("HTTP/1.1 200 ");
        }

        try (RawClient again = new RawClient(
                certificate.trusting().getSocketFactory().createSocket(address.getHost(), address.getPort()))) {
            again.send(head + "1\r\n\r\n{}");
            assertThat(again.until("\r\n\r\n")).contains("idempotent-replayed: true");
        }
    }

    @Test
    void aCertificateThatCannotBeShownLeavesTheOneThereIs() throws Exception {
        start(pem(certificate));
        Path file = certificate.halfOpenKeyStore(directory.resolve("half.jks"), PASSWORD);
        Secret password = Secret.of(PASSWORD);
        ServerIdentity half = new ServerIdentity(KeyStores.read(file, password), password);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> server.show(half))
                .withMessageContaining("the certificate cannot be used");

        assertThat(alive(certificate.client())).isEqualTo(200);
    }

    @Test
    void filesThatCannotBeUsedAreNamed() throws Exception {
        Path chain = certificate.chain(directory.resolve("chain.pem"));
        Path key = certificate.key(directory.resolve("key.pem"));
        Path other = new TestCertificate().key(directory.resolve("other.pem"));
        Path old = Files.writeString(
                directory.resolve("old.pem"),
                "-----BEGIN EC PRIVATE KEY-----\n" + Base64.getEncoder().encodeToString(new byte[40])
                        + "\n-----END EC PRIVATE KEY-----\n");
        Path broken = Files.writeString(
                directory.resolve("broken.pem"), "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");

        refused(CertificateFiles.pem(chain, other), other + " is not the key of the first certificate in " + chain);
        refused(CertificateFiles.pem(chain, old), old + " holds an 'EC PRIVATE KEY'; a plain 'PRIVATE KEY' is needed");
        refused(CertificateFiles.pem(chain, broken), broken + " holds no private key of the kind EC");
        refused(CertificateFiles.pem(chain, chain), chain + " holds no private key in PEM");
        refused(CertificateFiles.pem(key, key), key + " holds no certificate in PEM");
        refused(CertificateFiles.pem(directory.resolve("none"), key), "none cannot be read");
        refused(CertificateFiles.keyStore(chain, null), chain + " holds no private key");
        Path store = certificate.keyStore(directory.resolve("server.p12"), PASSWORD);
        refused(CertificateFiles.keyStore(store, Secret.of("wrong")), store + " cannot be read as a key store");
        Path half = certificate.halfOpenKeyStore(directory.resolve("half.jks"), PASSWORD);
        refused(
                CertificateFiles.keyStore(half, Secret.of(PASSWORD)),
                half + " has a key that its password does not open");
    }

    private static void refused(CertificateFiles files, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(files::read)
                .withMessageContaining(message)
                .withMessageNotContaining(PASSWORD);
    }

    private void start(CertificateFiles files) throws IOException {
        server = ProxyServer.start(ProxyConfig.local(0).withFront(Front.PLAIN.encryptedWith(files)), provider);
    }

    private CertificateFiles pem(TestCertificate shown) throws IOException {
        return CertificateFiles.pem(
                shown.chain(directory.resolve("chain.pem")), shown.key(directory.resolve("key.pem")));
    }

    private int alive(HttpClient client) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.address().resolve("/health/liveness"))
                .build();
        return client.send(request, BodyHandlers.ofString()).statusCode();
    }

    private HttpResponse<String> post(HttpClient client, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.address().resolve(path))
                .POST(BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }
}
