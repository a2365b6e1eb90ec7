package io.assistants4j.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.client.ThreadPerTask;
import io.assistants4j.testkit.assistants.FakeAssistantsServer;
import io.assistants4j.testkit.http.Fault;
import io.assistants4j.testkit.http.Gate;
import io.assistants4j.wire.http.HttpSettings;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A client that does not wait for a slow far side, which keeps the conversations itself, and asks again. */
@Timeout(60)
class FarSideRepetitionTest {
    private static final Executor THREADS = ThreadPerTask.executor("client");
    private static final String HI = "{\"role\":\"user\",\"content\":\"Hi\"}";

    private final FakeAssistantsServer farSide = FakeAssistantsServer.start();
    private final Served served = Served.before(farSide, HttpSettings.defaults());

    @AfterEach
    void stop() {
        served.close();
        farSide.close();
    }

    @Test
    void itWaitsForTheAnswerOfItsFirstAttempt() throws Exception {
        String messages = "/v1/threads/" + served.thread() + "/messages";
        Gate gate = new Gate();
        farSide.faults().next(Fault.stallAt(gate));
        CompletableFuture<HttpResponse<String>> again;
        try (RawClient impatient = new RawClient(served.address())) {
            impatient.send("POST " + messages + " HTTP/1.1\r\nHost: localhost\r\nUser-Agent: test\r\n"
                    + "x-stainless-retry-count: 0\r\nContent-Length: " + HI.length() + "\r\n\r\n" + HI);
            gate.awaitReached(Duration.ofSeconds(30));
            impatient.hangUp();
            again = CompletableFuture.supplyAsync(
                    () -> served.send(served.to(messages)
                            .header("User-Agent", "test")
                            .header("x-stainless-retry-count", "1")
                            .POST(BodyPublishers.ofString(HI))),
                    THREADS);
        }

        assertThat(again).isNotDone();
        gate.open();

        assertThat(again.join().headers().firstValue("idempotent-replayed")).hasValue("true");
        assertThat(farSide.journal().requests())
                .filteredOn(request ->
                        request.method().equals("POST") && request.path().endsWith("/messages"))
                .hasSize(1);
    }
}
