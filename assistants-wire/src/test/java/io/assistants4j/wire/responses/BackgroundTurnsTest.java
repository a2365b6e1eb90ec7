package io.assistants4j.wire.responses;

import static io.assistants4j.testkit.http.Faults.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assistants4j.core.client.ThreadPerTask;
import io.assistants4j.core.engine.TurnEvent;
import io.assistants4j.core.engine.TurnStream;
import io.assistants4j.core.error.DecodeException;
import io.assistants4j.core.run.Usage;
import io.assistants4j.testkit.http.Answer;
import io.assistants4j.testkit.http.Fault;
import io.assistants4j.testkit.http.Gate;
import io.assistants4j.testkit.http.ReceivedRequest;
import io.assistants4j.testkit.json.Json;
import io.assistants4j.testkit.responses.FakeResponsesServer;
import io.assistants4j.testkit.responses.Reply;
import io.assistants4j.wire.TestDialect;
import io.assistants4j.wire.TestTime;
import io.assistants4j.wire.TestTurn;
import io.assistants4j.wire.http.HttpSettings;
import io.assistants4j.wire.http.HttpTransport;
import io.assistants4j.wire.http.Metering;
import io.assistants4j.wire.http.Telemetry;
import io.assistants4j.wire.turns.TurnLabels;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackgroundTurnsTest {
    private static final Executor THREADS = ThreadPerTask.executor("test");

    @RegisterExtension
    static final FakeResponsesServer SERVER = FakeResponsesServer.start();

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String ASKED = "POST /v1/responses";
    private static final String CANCELLED = "POST /v1/responses/*/cancel";
    private static final String DELETED = "DELETE /v1/responses/*";
    private static final Reply LONG = new Reply()
            .text("Hel", "lo", "!")
            .call("call_1", "f", "{\"a\"", ":1}")
            .usage(5, 2);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final TestTime time = new TestTime();
    private final HttpTransport transport = new HttpTransport(
            new TestDialect(URI.create(SERVER.url() + "/"), FakeResponsesServer.KEY),
            HttpSettings.builder().readIdle(Duration.ofSeconds(5)).build(),
            time.callTime(),
            Metering.to(meters));
    private final ResponsesTurns turns =
            new ResponsesTurns(transport, new ResponsesSettings(Delivery.BACKGROUND, TurnLabels.NONE));

    @AfterEach
    void close() {
        transport.close();
    }

    @Test
    void aResponseInTheBackgroundIsReadLikeAnyOther() {
        SERVER.enqueue(LONG);

        assertThat(events()).hasSize(10).endsWith(new TurnEvent.Completed(Usage.of(5, 2)));
        assertThat(asked()).containsExactly(ASKED, DELETED);
        Json request = SERVER.journal().requests().get(0).json();
        assertThat(request.at("background")).hasToString("true");
        assertThat(request.at("store")).hasToString("true");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void aStreamIsResumedWhereverItIsCutAndNothingIsToldTwiceOrLost(int cutAfter) {
        SERVER.enqueue(LONG, LONG);
        List<TurnEvent> whole = events();
        SERVER.journal().clear();

        SERVER.faults().next(Fault.cutAfterEvents(cutAfter));

        assertThat(events()).isEqualTo(whole);
        assertThat(asked()).containsExactly(ASKED, resumed(cutAfter - 1), DELETED);
    }

    @Test
    void aStreamIsResumedAsOftenAsItIsCutHoweverLittleItBrings() {
        Reply thinking = new Reply();
        for (int i = 0; i < 8; i++) {
            thinking = thinking.event("response.reasoning_summary_text.delta", "delta", "hm");
        }
        SERVER.enqueue(thinking.text("a"), thinking.text("a"));
        List<TurnEvent> whole = events();
        SERVER.journal().clear();

        SERVER.faults().next(17, Fault.cutAfterEvents(1));

        assertThat(events()).isEqualTo(whole);
        assertThat(asked()).hasSize(19).endsWith(resumed(16), DELETED);
    }

    @Test
    void aStreamCutInTheMiddleOfAnEventIsResumedBeforeIt() {
        SERVER.enqueue(LONG, LONG);
        List<TurnEvent> whole = events();

        SERVER.faults().next(Fault.cutAfterBytes(4_000));

        assertThat(events()).isEqualTo(whole);
    }

    @Test
    void aStreamThatEndsWithoutSayingHowIsResumedToo() {
        SERVER.enqueue(new Reply().text("a").withoutEnd());

        assertThatThrownBy(this::events).hasMessageContaining("without saying how the response did");
        assertThat(asked()).containsExactly(ASKED, resumed(8), resumed(8), resumed(8), CANCELLED, DELETED);
    }

    @Test
    void whatIsSentTwiceIsToldOnce() {
        SERVER.enqueue(LONG, LONG);
        List<TurnEvent> whole = events();

        SERVER.faults().next(Fault.cutAfterEvents(7));
        SERVER.faults()
                .next(
                        1,
                        on("GET", ""),
                        (request, real) -> Answer.eventStream()
                                .text(
                                        "event: response.output_text.delta\ndata: {\"type\":\"response.output_text.delta\","
                                                + "\"sequence_number\":6,\"output_index\":0,\"content_index\":0,\"delta\":\"lo\"}\n\n"));

        assertThat(events()).isEqualTo(whole);
    }

    @Test
    void aFarSideThatIsDownForAWhileIsAskedAgain() {
        SERVER.enqueue(LONG, LONG);
        List<TurnEvent> whole = events();

        SERVER.faults()
                .next(Fault.cutAfterEvents(6))
                .next(Fault.reset())
                .next(Fault.error(503, "server_error", "overloaded", "busy"));

        assertThat(events()).isEqualTo(whole);
        assertThat(time.slept()).hasSize(2);
    }

    @Test
    void aStreamThatBringsNothingMoreIsGivenUpAndCancelled() {
        SERVER.enqueue(LONG);
        SERVER.faults().next(Fault.cutAfterEvents(6)).next(3, Fault.cutAfterEvents(0));

        assertThatThrownBy(this::events).isInstanceOf(DecodeException.class).hasMessageContaining("broke off");
        assertThat(asked()).containsExactly(ASKED, resumed(5), resumed(5), resumed(5), CANCELLED, DELETED);
        assertThat(time.slept()).hasSize(2);
    }

    @Test
    void aResponseThatIsGoneFailsTheTurnWithTheBreak() {
        SERVER.enqueue(LONG);
        SERVER.faults().next(Fault.cutAfterEvents(6)).next(Fault.error(404, "t", "c", "Response not found."));

        assertThatThrownBy(this::events)
                .hasMessageContaining("broke off")
                .satisfies(broken -> assertThat(broken.getSuppressed()[0]).hasMessage("Response not found."));
    }

    @Test
    void aResponseWithoutAnIdOrNumbersCannotBeResumed() {
        String delta = "\"type\":\"response.output_text.delta\",\"output_index\":0,\"delta\":\"a\"";
        SERVER.faults().next(Fault.rawEvents("data: {" + delta + ",\"sequence_number\":1}\n\n"));
        assertThatThrownBy(this::events).isInstanceOf(DecodeException.class);

        SERVER.faults()
                .next(Fault.rawEvents("data: {\"type\":\"response.created\",\"response\":{\"id\":\"resp_1\"}}"
                        + "\n\ndata: {" + delta + "}\n\n"));
        assertThatThrownBy(this::events).isInstanceOf(DecodeException.class);

        assertThat(asked()).containsExactly(ASKED, ASKED, CANCELLED);
    }

    @Test
    void closingATurnFromAnotherThreadCancelsItsResponseOnTheThreadThatReads() throws Exception {
        SERVER.enqueue(new Reply().openText("a").hold());
        TurnStream stream = turns.start(new TestTurn().build());
        assertThat(stream.next()).isEqualTo(new TurnEvent.MessageStarted());
        assertThat(stream.next()).isEqualTo(new TurnEvent.TextDelta(0, "a"));
        Gate gate = new Gate();
        SERVER.faults().next(1, on("POST", "/cancel"), Fault.stallAt(gate));
        CompletableFuture<TurnEvent> next = CompletableFuture.supplyAsync(stream::next, THREADS);

        CompletableFuture.runAsync(stream::close, THREADS).get(10, TimeUnit.SECONDS);

        gate.awaitReached(SOON);
        assertThat(next).isNotDone();
        gate.open();
        assertThat(next.get(10, TimeUnit.SECONDS)).isNull();
        SERVER.journal().awaitHangUps(1, SOON);
        stream.close();
        assertThat(stream.next()).isNull();
        assertThat(asked()).containsExactly(ASKED, CANCELLED, DELETED);
    }

    @Test
    void aTurnThatIsClosedBeforeItsResponseHasAnIdIsCancelledOnceItHas() throws Exception {
        Gate gate = new Gate();
        SERVER.enqueue(LONG);
        SERVER.faults().next(Fault.stallAt(gate));
        TurnStream stream = turns.start(new TestTurn().build());
        CompletableFuture<TurnEvent> next = CompletableFuture.supplyAsync(stream::next, THREADS);
        gate.awaitReached(SOON);

        CompletableFuture.runAsync(stream::close, THREADS).get(10, TimeUnit.SECONDS);
        gate.open();

        assertThat(next.get(10, TimeUnit.SECONDS)).isNull();
        assertThat(asked()).containsExactly(ASKED, CANCELLED, DELETED);
    }

    @Test
    void aTurnThatIsClosedWhileItWaitsToBeAskedForAgainIsNotAskedForAgain() throws Exception {
        SERVER.faults().next(Fault.error(429, "requests", "c", "later").retryAfter("30"));
        CompletableFuture<Void> waits = new CompletableFuture<>();
        try (HttpTransport patient = new HttpTransport(
                new TestDialect(URI.create(SERVER.url() + "/"), FakeResponsesServer.KEY),
                HttpSettings.defaults(),
                time.callTime(pause -> {
                    waits.complete(null);
                    Thread.sleep(pause.toMillis());
                }),
                Telemetry.none())) {
            TurnStream stream = new ResponsesTurns(patient, new ResponsesSettings(Delivery.BACKGROUND, TurnLabels.NONE))
                    .start(new TestTurn().build());
            CompletableFuture<TurnEvent> next = CompletableFuture.supplyAsync(stream::next, THREADS);
            waits.get(10, TimeUnit.SECONDS);

            CompletableFuture.runAsync(stream::close, THREADS).get(10, TimeUnit.SECONDS);

            assertThat(next.handle((event, failure) -> event).get(10, TimeUnit.SECONDS))
                    .isNull();
        }
        assertThat(asked()).containsExactly(ASKED);
    }

    @Test
    void aTurnThatIsClosedByItsReaderIsCancelledBeforeCloseReturns() {
        SERVER.enqueue(LONG);
        try (TurnStream stream = turns.start(new TestTurn().build())) {
            assertThat(stream.next()).isEqualTo(new TurnEvent.MessageStarted());
        }

        assertThat(asked()).containsExactly(ASKED, CANCELLED, DELETED);
    }

    @Test
    void aTurnThatIsOverIsDeletedAndNotCancelledAndOneThatWasNeverBegunIsNeither() {
        SERVER.enqueue(new Reply().text("a"), new Reply().failed("server_error", "it broke"));
        events();
        events();
        turns.start(new TestTurn().build()).close();

        assertThat(asked()).containsExactly(ASKED, DELETED, ASKED, DELETED);
        assertThat(SERVER.kept()).isEmpty();
    }

    @Test
    void aResponseThatCannotBeCancelledIsLeft() {
        SERVER.enqueue(LONG);
        SERVER.faults().next(3, on("POST", "/cancel"), Fault.error(503, "server_error", "c", "busy"));
        try (TurnStream stream = turns.start(new TestTurn().build())) {
            assertThat(stream.next()).isEqualTo(new TurnEvent.MessageStarted());
        }

        assertThat(asked()).hasSize(4);
    }

    @Test
    void aResponseThatCannotBeDeletedIsLeftAndTheTurnIsWhole() {
        SERVER.enqueue(LONG);
        SERVER.faults().next(3, on("DELETE", ""), Fault.error(503, "server_error", "c", "busy"));

        assertThat(events()).endsWith(new TurnEvent.Completed(Usage.of(5, 2)));
        assertThat(asked()).containsExactly(ASKED, DELETED, DELETED, DELETED);
        assertThat(SERVER.kept()).hasSize(1);
    }

    @Test
    void aResponseThatIsGoneAlreadyNeedNotBeDeleted() {
        SERVER.enqueue(LONG);
        SERVER.faults().next(1, on("DELETE", ""), Fault.error(404, "t", "c", "Response not found."));

        assertThat(events()).endsWith(new TurnEvent.Completed(Usage.of(5, 2)));
        assertThat(asked()).containsExactly(ASKED, DELETED);
    }

    @Test
    void aTurnIsMeasuredOnceHoweverManyStreamsItTook() {
        SERVER.enqueue(LONG);
        SERVER.faults().next(Fault.cutAfterEvents(6));
        events();

        assertThat(meters.get("gen_ai.client.token.usage")
                        .tags("gen_ai.operation.name", "chat", "gen_ai.token.type", "output")
                        .summary()
                        .totalAmount())
                .isEqualTo(2);
        assertThat(meters.get("gen_ai.client.operation.duration")
                        .tags("gen_ai.operation.name", "resume_response", "error.type", "none")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    private static String resumed(int after) {
        return "GET /v1/responses/*?stream=true&starting_after=" + after;
    }

    /** What was asked for, without ids. */
    private static List<String> asked() {
        return SERVER.journal().requests().stream()
                .map(BackgroundTurnsTest::described)
                .toList();
    }

    private static String described(ReceivedRequest request) {
        String query = request.query().replace("&extra=query", "").replace("extra=query", "");
        return request.method() + " " + request.path().replaceFirst("resp_[0-9]+", "*")
                + (query.isEmpty() ? "" : "?" + query);
    }

    private List<TurnEvent> events() {
        List<TurnEvent> events = new ArrayList<>();
        try (TurnStream stream = turns.start(new TestTurn().build())) {
            for (TurnEvent event = stream.next(); event != null; event = stream.next()) {
                events.add(event);
            }
        }
        return events;
    }
}
