package io.assistants4j.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

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
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A server that is told by a signal to read its file again. */
@Timeout(60)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no such signals")
class HangupTest {
    private static final String TLS = "server: {tls: {certificate: %s, key: %s}}\n";

    private static final String IGNORED = "SIGHUP is ignored here";

    @TempDir
    private Path directory;

    private HttpClient client;
    private ServerProcess server;

    @Test
    void itsStreamsGoOnWhileAnotherFileAndAnotherCertificateTakeOver() throws Exception {
        TestCertificate first = new TestCertificate();
        TestCertificate second = new TestCertificate();
        Path chain = first.chain(directory.resolve("chain.pem"));
        Path key = first.key(directory.resolve("key.pem"));
        String tls = TLS.formatted(chain, key);
        client = first.client();
        try (ServerProcess started =
                ServerProcess.serve(directory, tls + "providers: {here: {type: local, pace_ms: 50}}", Map.of())) {
            server = started;
            assumeThat(server.log())
                    .as("what starts this test lets SIGHUP through")
                    .doesNotContain(IGNORED);
            String assistant = Served.id(
                    post("/v1/assistants", "{\"model\":\"extractive\",\"instructions\":\"The museum opens at ten.\"}"));
            String thread = Served.id(
                    post("/v1/threads", "{\"messages\":[{\"role\":\"user\",\"content\":\"When does it open?\"}]}"));
            try (InputStream in = stream(thread, assistant);
                    var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                assertThat(lines.readLine()).isEqualTo("event: thread.run.created");
                second.chain(chain);
                second.key(key);
                server.readAgain(tls.replace("server: {", "server: {max_body_bytes: 2048, ")
                        + "providers: {here: {type: local}, other: {type: local}}\ndefault_provider: other");
                awaitDefault(second.client(), "other");
                awaitLog("what it says of server.max_body_bytes counts from the next start on");

                assertThat(lines.lines().collect(Collectors.joining("\n")))
                        .contains("event: thread.run.completed", "event: done")
                        .doesNotContain("event: error");
            }
            assertThat(catching(first.client())).isInstanceOf(SSLException.class);

            server.readAgain(tls + "providers: {here: {type: lokal}}");
            awaitLog("is not used");

            assertThat(server.log()).contains("did you mean 'local'?");
            assertThat(defaultOf(second.client())).isEqualTo("other");
            assertThat(server.isAlive()).isTrue();
        }
    }

    @Test
    void itSaysThatItCannotHearWhatItWasToldToIgnore() throws Exception {
        try (ServerProcess deaf = ServerProcess.serveDeaf(directory, "providers: {here: {type: local}}")) {
            assertThat(deaf.log()).contains(IGNORED);
        }
    }

    private void awaitDefault(HttpClient asking, String provider) throws InterruptedException {
        while (true) {
            try {
                if (defaultOf(asking).equals(provider)) {
                    return;
                }
            } catch (IOException e) {
                // It still shows the certificate before.
            }
            Served.pause();
        }
    }

    private void awaitLog(String words) throws IOException {
        while (!server.log().contains(words)) {
            Served.pause();
        }
    }

    private IOException catching(HttpClient asking) throws InterruptedException {
        try {
            defaultOf(asking);
            return new IOException("it was served");
        } catch (IOException e) {
            return e;
        }
    }

    private String defaultOf(HttpClient asking) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.address().resolve("/v1/assistants"))
                .build();
        return asking.send(request, BodyHandlers.ofString())
                .headers()
                .firstValue("x-assistants-provider")
                .orElse("nobody");
    }

    private InputStream stream(String thread, String assistant) throws IOException, InterruptedException {
        HttpRequest request =
                request("/v1/threads/" + thread + "/runs", "{\"stream\":true,\"assistant_id\":\"" + assistant + "\"}");
        return client.send(request, BodyHandlers.ofInputStream()).body();
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return client.send(request(path, body), BodyHandlers.ofString());
    }

    private HttpRequest request(String path, String body) {
        return HttpRequest.newBuilder(server.address().resolve(path))
                .POST(BodyPublishers.ofString(body))
                .build();
    }
}
