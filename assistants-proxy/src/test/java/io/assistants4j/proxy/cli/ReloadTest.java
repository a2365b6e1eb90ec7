package io.assistants4j.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.assistants4j.core.value.Secret;
import io.assistants4j.proxy.TestCertificate;
import io.assistants4j.proxy.access.KnownKey;
import io.assistants4j.proxy.config.Config;
import io.assistants4j.proxy.config.ConfigFile;
import io.assistants4j.proxy.config.ServeSettings;
import io.assistants4j.proxy.http.Front;
import io.assistants4j.proxy.provider.Lineup;
import io.assistants4j.proxy.tls.CertificateFiles;
import io.assistants4j.testkit.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Another configuration takes over while the server runs. */
@Timeout(60)
class ReloadTest {
    private static final String KEY = "sk-green-0123456789";
    private static final String MASTER = "sk-master-0123456789";

    @TempDir
    private Path directory;

    private final HttpClient client = HttpClient.newHttpClient();
    private Service service;

    @BeforeEach
    void start() throws IOException {
        service = Service.start(settings("127.0.0.1", MASTER), lineup("here: {type: local, pace_ms: 20}"));
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void aStreamGoesOnWhileOtherProvidersTakeOverAndItsConversationStays() throws Exception {
        String assistant = made("/v1/assistants", "{\"model\":\"extractive\",\"instructions\":\"It opens at ten.\"}");
        String thread = made("/v1/threads", "{\"messages\":[{\"role\":\"user\",\"content\":\"When does it open?\"}]}");
        HttpRequest run = request("/v1/threads/" + thread + "/runs", MASTER)
                .POST(BodyPublishers.ofString("{\"stream\":true,\"assistant_id\":\"" + assistant + "\"}"))
                .build();
        try (InputStream in = client.send(run, BodyHandlers.ofInputStream()).body();
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("event: thread.run.created");
            change(MASTER, "{here: {type: local}, other: {type: local}}\ndefault_provider: other", List.of());

            assertThat(lines.lines().collect(Collectors.joining("\n")))
                    .contains("event: thread.run.completed", "event: done")
                    .doesNotContain("event: error");
        }
        assertThat(get("/v1/threads/" + thread, MASTER).headers().firstValue("x-assistants-provider"))
                .hasValue("here");
        assertThat(get("/v1/assistants", MASTER).headers().firstValue("x-assistants-provider"))
                .hasValue("other");
        assertThat(service.providers()).isEqualTo("here, other");
    }

    @Test
    void keysComeAndGoWithTheConfiguration() throws Exception {
        assertThat(get("/v1/assistants", KEY).statusCode()).isEqualTo(401);

        change(
                MASTER,
                "{here: {type: local}}",
                config("here: {type: local}", "keys: {green: {key: " + KEY + "}}")
                        .keys());
        assertThat(get("/v1/assistants", KEY).statusCode()).isEqualTo(200);

        change("sk-other-0123456789", "{here: {type: local}}", List.of());
        assertThat(get("/v1/assistants", KEY).statusCode()).isEqualTo(401);
        assertThat(get("/v1/assistants", MASTER).statusCode()).isEqualTo(401);
        assertThat(get("/v1/assistants", "sk-other-0123456789").statusCode()).isEqualTo(200);
    }

    @Test
    void aChangeThatWouldOpenTheServerToEverybodyIsRefused() {
        ServeSettings open = new ServeSettings("0.0.0.0", 0, directory, null, null, null);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> service.change(open, null, lineup("here: {type: local}"), List.of()))
                .withMessageContaining("set a master key");
    }

    @Test
    void aCertificateThatCannotBeUsedChangesNothing() throws Exception {
        TestCertificate certificate = new TestCertificate();
        CertificateFiles shown = CertificateFiles.pem(
                certificate.chain(directory.resolve("chain.pem")), certificate.key(directory.resolve("key.pem")));
        CertificateFiles half = CertificateFiles.keyStore(
                certificate.halfOpenKeyStore(directory.resolve("h.jks"), KEY), Secret.of(KEY));
        service.close();
        service = Service.start(
                settings("127.0.0.1", MASTER),
                Front.PLAIN.encryptedWith(shown),
                lineup("here: {type: local}"),
                List.of());

        Lineup other = lineup("other: {type: local}");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> service.change(settings("127.0.0.1", KEY), half, other, List.of()))
                .withMessageContaining("has a key that its password does not open");

        assertThat(service.providers()).isEqualTo("here");
        HttpResponse<String> answer =
                certificate.client().send(request("/v1/assistants", MASTER).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("x-assistants-provider")).hasValue("here");
    }

    private void change(String master, String providers, List<KnownKey> keys) throws IOException {
        service.change(settings("127.0.0.1", master), null, lineup(providers), keys);
    }

    private ServeSettings settings(String host, String master) {
        return new ServeSettings(host, 0, directory, Secret.of(master), null, null);
    }

    private Lineup lineup(String providers) throws IOException {
        return Objects.requireNonNull(config(providers, "").lineup());
    }

    private Config config(String providers, String more) throws IOException {
        String named = providers.startsWith("{") ? providers : "{" + providers + "}";
        Path file = Files.writeString(directory.resolve("c.yaml"), "providers: " + named + "\n" + more + "\n");
        return new ConfigFile(Map.of()).read(file);
    }

    private String made(String path, String body) throws IOException, InterruptedException {
        HttpRequest request =
                request(path, MASTER).POST(BodyPublishers.ofString(body)).build();
        return Json.parse(client.send(request, BodyHandlers.ofString()).body())
                .at("id")
                .text()
                .orElseThrow();
    }

    private HttpResponse<String> get(String path, String key) throws IOException, InterruptedException {
        return client.send(request(path, key).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String key) {
        return HttpRequest.newBuilder(service.address().resolve(path)).header("Authorization", "Bearer " + key);
    }
}
