package io.assistants4j.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoopbackServerTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final LoopbackServer server = LoopbackServer.start(
            request -> Answer.of(200, "text/plain", request.method() + " " + request.query() + " " + request.body()));
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aRequestArrivesWholeAndIsAnswered() throws Exception {
        HttpResponse<String> response = post("/x/y?q=1", "grüß");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("POST q=1 grüß");
        assertThat(server.journal().last().path()).isEqualTo("/x/y");
    }

    @Test
    void aChunkedRequestArrivesWhole() throws Exception {
        byte[] bytes = "piece by piece".getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(server.url().resolve("/"))
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(bytes)))
                .build();

        assertThat(send(request).body()).endsWith("piece by piece");
    }

    @Test
    void oneConnectionCarriesManyRequests() throws Exception {
        for (int i = 0; i < 5; i++) {
            post("/", "again");
        }

        assertThat(server.journal().size()).isEqualTo(5);
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void credentialsDoNotEnterTheJournal() throws Exception {
        send(HttpRequest.newBuilder(server.url().resolve("/"))
                .header("Authorization", "Bearer sk-secret")
                .header("LLM-PARAM-key", "other-secret")
                .header("X-Plain", "seen")
                .build());

        assertThat(server.journal().requests().toString())
                .doesNotContain("secret")
                .contains("seen");
    }

    @Test
    void aFaultAnswersOnceInPlaceOfTheServer() throws Exception {
        server.faults()
                .next(Fault.error(429, "requests", "rate_limit_exceeded", "slow down")
                        .retryAfter("7"));

        HttpResponse<String> refused = post("/", "a");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).contains("7");
        assertThat(refused.body()).contains("\"code\":\"rate_limit_exceeded\"");
        assertThat(post("/", "b").statusCode()).isEqualTo(200);
        assertThat(server.faults().left()).isZero();
    }

    @Test
    void aFaultWaitsForTheRequestItFits() throws Exception {
        server.faults().next(1, Faults.on("POST", "/b"), Fault.emptyBody(503));

        assertThat(post("/a", "").statusCode()).isEqualTo(200);
        assertThat(post("/b", "").statusCode()).isEqualTo(503);
    }

    @Test
    void aBodyCutInTheMiddleIsAnError() {
        server.faults().next(Fault.cutAfterBytes(3));

        assertThatThrownBy(() -> post("/", "long enough")).isInstanceOf(IOException.class);
    }

    @Test
    void aStreamCutAfterAnEventDeliversWhatCameBefore() throws Exception {
        server.faults()
                .next(Fault.cutAfterEvents(1)
                        .over(Fault.answering(Answer.eventStream().text("one\n").text("two\n"))));

        HttpResponse<InputStream> response = client.send(
                HttpRequest.newBuilder(server.url().resolve("/")).build(), HttpResponse.BodyHandlers.ofInputStream());

        try (InputStream body = response.body()) {
            assertThat(body.readNBytes(4)).isEqualTo("one\n".getBytes(StandardCharsets.UTF_8));
            assertThatThrownBy(body::read).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aByteAtATimeIsTheSameAnswer() throws Exception {
        server.faults().next(Fault.byteByByte());

        assertThat(post("/", "grüß").body()).endsWith("grüß");
    }

    @Test
    void aResetIsAnErrorBeforeAnyAnswer() {
        server.faults().next(Fault.reset());

        assertThatThrownBy(() -> post("/", "")).isInstanceOf(IOException.class);
    }

    @Test
    void anAnswerWaitsAtItsGate() throws Exception {
        Gate gate = new Gate();
        server.faults().next(Fault.stallAt(gate));

        CompletableFuture<HttpResponse<String>> answer = client.sendAsync(
                HttpRequest.newBuilder(server.url().resolve("/")).build(), HttpResponse.BodyHandlers.ofString());
        gate.awaitReached(SOON);
        assertThat(answer).isNotDone();
        gate.open();

        assertThat(answer.get(10, java.util.concurrent.TimeUnit.SECONDS).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aDelayedAnswerComesAfterItsTime() throws Exception {
        List<Duration> pauses = new CopyOnWriteArrayList<>();
        try (LoopbackServer patient = LoopbackServer.start(request -> Answer.empty(204), 0, pauses::add)) {
            patient.faults().next(Fault.delay(Duration.ofMinutes(3)).over(Fault.status(503)));

            HttpResponse<String> late =
                    send(HttpRequest.newBuilder(patient.url().resolve("/")).build());

            assertThat(late.statusCode()).isEqualTo(503);
            assertThat(late.body()).contains("\"type\":\"server_error\"");
            assertThat(pauses).containsExactly(Duration.ofMinutes(3));
        }
    }

    @Test
    void aFedAnswerIsSentAndSpoiltAsItComes() throws Exception {
        Gate gate = new Gate();
        Iterator<String> pieces = List.of("one\n", "two\n", "three\n").iterator();
        server.faults()
                .next(Fault.cutAfterBytes(6)
                        .over(Fault.answering(Answer.eventStream().live(() -> {
                            String piece = pieces.next();
                            if (piece.equals("two\n")) {
                                gate.pass();
                            }
                            return Answer.eventStream().text(piece);
                        }))));

        HttpResponse<InputStream> response = client.send(
                HttpRequest.newBuilder(server.url().resolve("/")).build(), HttpResponse.BodyHandlers.ofInputStream());

        try (InputStream body = response.body()) {
            assertThat(body.readNBytes(4)).isEqualTo("one\n".getBytes(StandardCharsets.UTF_8));
            gate.open();
            assertThat(body.readNBytes(2)).isEqualTo("tw".getBytes(StandardCharsets.UTF_8));
            assertThatThrownBy(body::read).isInstanceOf(IOException.class);
        }
        assertThat(pieces.next()).isEqualTo("three\n");
        assertThat(server.journal().transcript()).containsExactly("> GET / ", "< 200 ", "< one ", "< two ");
    }

    @Test
    void aPortCanBeAskedFor() {
        int free;
        try (LoopbackServer other = LoopbackServer.start(request -> Answer.empty(204))) {
            free = other.url().getPort();
            assertThatThrownBy(() -> LoopbackServer.start(request -> Answer.empty(204), free))
                    .isInstanceOf(UncheckedIOException.class);
        }
    }

    @Test
    void queryParametersAreDecoded() throws Exception {
        post("/x?include%5B%5D=a%2Bb&include%5B%5D=c+d&flag", "");

        assertThat(server.journal().last().parameters("include[]")).containsExactly("a+b", "c d");
        assertThat(server.journal().last().parameters("flag")).containsExactly("");
        assertThat(server.journal().last().parameters("none")).isEmpty();
    }

    @Test
    void silenceLastsUntilTheClientHangsUp() throws Exception {
        server.faults().next(Fault.silence());
        try (java.net.Socket client = new java.net.Socket(
                java.net.InetAddress.getLoopbackAddress(), server.url().getPort())) {
            client.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            server.journal().awaitRequests(1, SOON);
        }

        server.journal().awaitHangUps(1, SOON);
    }

    @Test
    void aClientThatLeavesWhileItIsAnsweredHasHungUp() throws Exception {
        String more = "more than any buffer on the way holds ".repeat(1_000_000);
        server.faults().next((request, real) -> Answer.of(200, "text/plain", more));
        try (java.net.Socket client = new java.net.Socket(
                java.net.InetAddress.getLoopbackAddress(), server.url().getPort())) {
            client.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            server.journal().awaitRequests(1, SOON);
        }

        server.journal().awaitHangUps(1, SOON);
    }

    @Test
    void whatCameOverConnectionsThatAreEndedIsNotAnswered() throws Exception {
        byte[] half = "POST /first HTTP/1.1\r\nContent-Length: 1\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        try (java.net.Socket asking = connect()) {
            asking.getOutputStream().write(half);
            try (java.net.Socket gone = connect()) {
                gone.getOutputStream().write(half);
            }

            server.hangUp();

            assertThat(server.connections()).isZero();
            assertThatThrownBy(() -> {
                        while (asking.getInputStream().read() >= 0) {
                            asking.getOutputStream().write('x');
                        }
                        throw new SocketException("ended in order");
                    })
                    .isInstanceOf(SocketException.class);
        }
        assertThat(post("/second", "again").body()).isEqualTo("POST  again");
        assertThat(server.journal().transcript()).hasSize(2);
    }

    @Test
    void aRefusingPortRefuses() {
        try (RefusingPort port = new RefusingPort()) {
            assertThatThrownBy(() -> send(HttpRequest.newBuilder(port.url()).build()))
                    .isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void connectionsAreRefusedForAWhile() throws Exception {
        assertThat(post("/", "a").statusCode()).isEqualTo(200);
        HttpClient other = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(server.url().resolve("/")).build();

        server.refuse();
        assertThatThrownBy(() -> other.send(request, HttpResponse.BodyHandlers.ofString()))
                .isInstanceOf(ConnectException.class);
        assertThat(post("/", "b").statusCode()).as("on the old connection").isEqualTo(200);

        server.takeAgain();
        assertThat(other.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(200);
        server.awaitConnections(2, SOON);
    }

    @Test
    void aFaultThatIsAlwaysThereLeavesRequestsToThoseThatWait() throws Exception {
        server.faults().always(Fault.emptyBody(503)).next(Fault.emptyBody(429));

        assertThat(post("/", "").statusCode()).isEqualTo(429);
        assertThat(post("/", "").statusCode()).isEqualTo(503);
        assertThat(post("/", "").statusCode()).isEqualTo(503);
        server.faults().clear();
        assertThat(post("/", "").statusCode()).isEqualTo(200);
    }

    @Test
    void anAnswerFallsSilentInTheMiddle() throws Exception {
        server.faults()
                .next(Fault.holdAfterBytes(3)
                        .over(Fault.answering(Answer.eventStream().text("one two\n"))));
        HttpResponse<InputStream> response = client.send(
                HttpRequest.newBuilder(server.url().resolve("/")).build(), HttpResponse.BodyHandlers.ofInputStream());

        try (InputStream body = response.body()) {
            assertThat(body.readNBytes(3)).isEqualTo("one".getBytes(StandardCharsets.UTF_8));
        }
        server.journal().awaitHangUps(1, SOON);
        server.awaitConnections(0, SOON);
    }

    @Test
    void closingEndsWhatIsHeld() {
        server.faults().next(Fault.silence());
        CompletableFuture<HttpResponse<String>> answer = client.sendAsync(
                HttpRequest.newBuilder(server.url().resolve("/")).build(), HttpResponse.BodyHandlers.ofString());
        server.journal().awaitRequests(1, SOON);

        server.close();

        assertThat(answer).failsWithin(SOON);
    }

    private java.net.Socket connect() throws IOException {
        return new java.net.Socket(
                java.net.InetAddress.getLoopbackAddress(), server.url().getPort());
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(server.url() + path))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
