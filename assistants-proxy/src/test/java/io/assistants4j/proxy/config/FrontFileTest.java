package io.assistants4j.proxy.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assistants4j.proxy.TestCertificate;
import io.assistants4j.proxy.config.schema.ConfigException;
import io.assistants4j.proxy.http.Front;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the file says of the server's face: certificate, origins and limits. */
class FrontFileTest {
    @TempDir
    private Path directory;

    @Test
    void whatIsNotSaidIsPlain() throws IOException {
        assertThat(read("server: {port: 0}").front()).isEqualTo(Front.PLAIN);
        assertThat(read("providers: {here: {type: local}}").front()).isEqualTo(Front.PLAIN);
    }

    @Test
    void limitsAndOriginsAreRead() throws IOException {
        Front front = read("""
                server:
                  cors: {origins: ["https://app.example.com", "http://localhost:3000"]}
                  max_header_bytes: 16384
                  max_body_bytes: 1048576
                  idle_timeout: 30s
                  body_timeout: 90s
                """).front();

        assertThat(front.origins()).containsExactlyInAnyOrder("https://app.example.com", "http://localhost:3000");
        assertThat(front.headerLimit()).isEqualTo(16_384);
        assertThat(front.bodyLimit()).isEqualTo(1_048_576);
        assertThat(front.patience()).isEqualTo(Duration.ofSeconds(30));
        assertThat(front.bodyTime()).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void theCertificateIsReadWhileTheFileIsChecked() throws Exception {
        HeldCertificate held = new HeldCertificate.Builder().build();
        Path chain = Files.writeString(directory.resolve("chain.pem"), held.certificatePem());
        Path key = Files.writeString(directory.resolve("key.pem"), held.privateKeyPkcs8Pem());

        assertThat(read("server: {tls: {certificate: %s, key: %s}}".formatted(chain, key))
                        .front()
                        .certificate())
                .isNotNull();
        refused("server: {tls: {certificate: %s, key: %s}}".formatted(chain, chain), "holds no private key in PEM");
        refused("server: {tls: {key_store: %s}}".formatted(chain), "holds no private key");
        Path half = new TestCertificate().halfOpenKeyStore(directory.resolve("half.jks"), "secret");
        refused(
                "server: {tls: {key_store: %s, key_store_password: secret}}".formatted(half),
                "half.jks has a key that its password does not open");
    }

    @Test
    void whatDoesNotFitTogetherIsSaid() {
        String both = "server.tls: must hold either 'certificate' and 'key', or 'key_store'";
        refused("server: {tls: {certificate: a.pem}}", both);
        refused("server: {tls: {certificate: a.pem, key: b.pem, key_store: c.p12}}", both);
        refused("server: {tls: {key_store_password: x}}", both);
        refused("server: {cors: {}}", "server.cors.origins: is missing");
        refused(
                "server: {cors: {origins: [app.example.com]}}",
                "must be an origin such as https://app.example.com, or *");
        refused("server: {cors: {origins: [\"https://app.example.com/path\"]}}", "must be an origin");
        refused("server: {max_header_bytes: 10}", "must be a whole number from 1024");
    }

    private void refused(String text, String message) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(ConfigException.class).hasMessageContaining(message);
    }

    private Config read(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("config.yaml"), text + "\n");
        return new ConfigFile(Map.of()).read(file);
    }
}
