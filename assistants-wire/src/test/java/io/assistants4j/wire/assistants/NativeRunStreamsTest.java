package io.assistants4j.wire.assistants;

import static io.assistants4j.wire.assistants.Answers.event;
import static io.assistants4j.wire.assistants.NativeWorld.ASSISTANT;
import static io.assistants4j.wire.assistants.NativeWorld.NEW_RUN;
import static io.assistants4j.wire.assistants.NativeWorld.RUN;
import static io.assistants4j.wire.assistants.NativeWorld.THREAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.event.RunStream;
import io.assistants4j.core.run.NewThreadRun;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.StepInclude;
import io.assistants4j.core.tool.ToolOutput;
import io.assistants4j.core.value.RawJson;
import io.assistants4j.testkit.http.Answer;
import io.assistants4j.testkit.http.Gate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams that go well, however oddly they are written. */
@Timeout(60)
class NativeRunStreamsTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String DELTA = """
            {"id":"msg_1","object":"thread.message.delta","delta":{"content":[{"index":0,"type":"text",
            "text":{"value":"Blåbær ☃","annotations":[]}}]}}""";
    private static final String DONE = "event: done\ndata: [DONE]\n\n";
    private static final String WHOLE = event("thread.run.created", Answers.run("queued"))
            + event("thread.run.queued", Answers.run("queued"))
            + event("thread.run.in_progress", Answers.run("in_progress"))
            + event("thread.run.step.created", Answers.STEP)
            + event("thread.message.created", Answers.MESSAGE)
            + event("thread.message.delta", DELTA)
            + event("thread.message.completed", Answers.MESSAGE)
            + event("thread.run.step.completed", Answers.STEP)
            + event("thread.run.completed", Answers.completed())
            + DONE;
    private static final List<String> NAMES = List.of(
            "thread.run.created",
            "thread.run.queued",
            "thread.run.in_progress",
            "thread.run.step.created",
            "thread.message.created",
            "thread.message.delta",
            "thread.message.completed",
            "thread.run.step.completed",
            "thread.run.completed",
            "done");

    private final NativeWorld world = new NativeWorld();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aRunIsStreamed() {
        List<RunEvent> events = followed(WHOLE);

        assertThat(world.sentBody("POST", "threads/thread_1/runs", "{\"stream\":true,\"assistant_id\":\"asst_1\"}")
                        .header("Accept"))
                .isEqualTo("text/event-stream");
        assertThat(world.server.journal().last().header("Accept-Encoding")).isEqualTo("identity");
        assertThat(events).extracting(RunEvent::event).isEqualTo(NAMES);
        assertThat(((RunEvent.RunChanged) events.get(8)).run().usage()).isNotNull();
        assertThat(text(events)).isEqualTo("Blåbær ☃");
    }

    @Test
    void aStreamedRunAsksForWhatItsStepsAreToCarry() {
        world.streams(WHOLE);

        all(world.streams().stream(THREAD, NEW_RUN, Set.of(StepInclude.FILE_SEARCH_RESULTS)));

        world.sent("POST", "threads/thread_1/runs", NativeRunsTest.INCLUDED);
    }

    @Test
    void aThreadAndARunAreStreamed() {
        world.streams(event("thread.created", Answers.THREAD) + WHOLE);

        List<RunEvent> events =
                all(world.streams().streamWithThread(NewThreadRun.of(ASSISTANT).build()));

        world.sentBody("POST", "threads/runs", "{\"stream\":true,\"assistant_id\":\"asst_1\"}");
        assertThat(((RunEvent.ThreadCreated) events.get(0)).thread().id()).isEqualTo(THREAD);
        assertThat(events).hasSize(NAMES.size() + 1);
    }

    @Test
    void whatFollowsOutputsIsStreamed() {
        world.streams(event("thread.run.step.completed", Answers.STEP)
                + event("thread.run.queued", Answers.run("queued"))
                + event("thread.run.completed", Answers.completed())
                + DONE);

        List<RunEvent> events = all(world.streams().streamSubmit(THREAD, RUN, List.of(ToolOutput.of("call_1", "-4"))));

        world.sentBody("POST", "threads/thread_1/runs/run_1/submit_tool_outputs", """
                {"stream":true,"tool_outputs":[{"tool_call_id":"call_1","output":"-4"}]}""");
        assertThat(events)
                .extracting(RunEvent::event)
                .containsExactly("thread.run.step.completed", "thread.run.queued", "thread.run.completed", "done");
    }

    @Test
    void aRunThatAsksForOutputsEndsItsStream() {
        List<RunEvent> events = followed(event("thread.run.requires_action", Answers.asking()) + DONE);

        assertThat(events).extracting(RunEvent::event).containsExactly("thread.run.requires_action", "done");
        assertThat(((RunEvent.RunChanged) events.get(0)).run().requiredAction()).isNotNull();
    }

    @Test
    void theBytesMayComeOneByOne() {
        world.answers(Answer.eventStream().text(WHOLE).inPiecesOf(1));

        List<RunEvent> events = all(world.streams().stream(THREAD, NEW_RUN));

        assertThat(events).extracting(RunEvent::event).isEqualTo(NAMES);
        assertThat(text(events)).isEqualTo("Blåbær ☃");
    }

    @Test
    void linesMayEndInOtherWaysCommentsMayStandBetweenAndTheLastBlankLineMayBeMissing() {
        String odd = ": hello\n\n" + WHOLE.replace("\n\n", "\n\n: ping\n\n").replace("\n", "\r\n");
        assertThat(followed(odd)).extracting(RunEvent::event).isEqualTo(NAMES);

        String cut = WHOLE.substring(0, WHOLE.indexOf("event: done")).stripTrailing();
        assertThat(followed(cut)).extracting(RunEvent::event).isEqualTo(NAMES);

        String noNumbers = WHOLE.replace("event: ", "id: 1\nretry: 5\nevent:").replace("data: ", "data:");
        assertThat(followed(noNumbers)).extracting(RunEvent::event).isEqualTo(NAMES);
    }

    @Test
    void eventsMayHaveTheirNameInsideOrNone() {
        String envelopes = "data: {\"event\":\"thread.run.created\",\"data\":" + line(Answers.run("queued")) + "}\n\n"
                + "data: " + line(Answers.run("in_progress")) + "\n\n"
                + "data: " + line(DELTA) + "\n\n"
                + "data: " + line(Answers.completed()) + "\n\n"
                + "data: [DONE]\n\n";

        assertThat(followed(envelopes))
                .extracting(RunEvent::event)
                .containsExactly(
                        "thread.run.created",
                        "thread.run.in_progress",
                        "thread.message.delta",
                        "thread.run.completed",
                        "done");
    }

    @Test
    void anUnknownEventIsPassedOn() {
        List<RunEvent> events = followed(event("thread.run.dreaming", "{\"x\":1}")
                + "event: keepalive\n\n"
                + event("thread.run.completed", Answers.completed()));

        assertThat(events.get(0)).isEqualTo(new RunEvent.Unrecognized("thread.run.dreaming", new RawJson("{\"x\":1}")));
        assertThat(events).hasSize(3);
    }

    @Test
    void theNameOfAnEventCountsNotWhatItsRunSays() {
        List<RunEvent> events = followed(event("thread.run.queued", Answers.asking())
                + event("thread.run.completed", Answers.run("in_progress")));

        assertThat(events)
                .extracting(RunEvent::event)
                .containsExactly("thread.run.queued", "thread.run.completed", "done");
    }

    @Test
    void nothingIsWaitedForAfterTheEnd() {
        Gate never = new Gate();
        world.answers(Answer.eventStream()
                .text(event("thread.run.failed", Answers.run("failed")))
                .waitAt(never));

        assertThat(all(world.streams().stream(THREAD, NEW_RUN)))
                .extracting(RunEvent::event)
                .containsExactly("thread.run.failed", "done");
        assertThat(world.meters
                        .get("gen_ai.client.operation.duration")
                        .tag("gen_ai.operation.name", "stream_run")
                        .tag("error.type", "server_error")
                        .timer()
                        .count())
                .isEqualTo(1);
        never.open();
    }

    @Test
    void whatComesAfterTheEndIsNotTold() {
        assertThat(followed(WHOLE + event("thread.message.delta", DELTA)))
                .extracting(RunEvent::event)
                .isEqualTo(NAMES);
    }

    @Test
    void tokensAreMeasuredAndTheConnectionServesTheNextCall() {
        followed(WHOLE);
        world.answers(Answers.completed()).runs().find(THREAD, RUN);

        assertThat(world.server.connections()).isEqualTo(1);
        assertThat(world.meters
                        .get("gen_ai.client.token.usage")
                        .tag("gen_ai.token.type", "input")
                        .summary()
                        .totalAmount())
                .isEqualTo(31);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "event: done\ndata: [DONE]\n\n", "event: done\ndata: {}\n\n"})
    void whereTheEndIsNotToldTheRunIsFoundAgainUntilItEnds(String end) {
        world.streams(event("thread.run.created", Answers.run("queued")) + end)
                .answers(Answers.run("in_progress"))
                .answers(Answers.run("dreaming"))
                .answers(Answers.completed());

        List<RunEvent> events = all(world.streams().stream(THREAD, NEW_RUN));

        assertThat(events)
                .extracting(RunEvent::event)
                .containsExactly("thread.run.created", "thread.run.completed", "done");
        world.sent("GET", "threads/thread_1/runs/run_1", "");
        assertThat(world.requests()).isEqualTo(4);
        Run ended = ((RunEvent.RunChanged) events.get(1)).run();
        assertThat(ended.usage()).isNotNull();
    }

    @Test
    void aRunThatAsksForOutputsEndsAStreamThatDoesNotSayIt() {
        world.streams(event("thread.run.created", Answers.run("queued"))).answers(Answers.asking());

        assertThat(all(world.streams().stream(THREAD, NEW_RUN)))
                .extracting(RunEvent::event)
                .containsExactly("thread.run.created", "thread.run.requires_action", "done");
    }

    @Test
    void aStreamCanBeFollowedOnceAndHasAnEnd() {
        world.streams(event("thread.run.completed", Answers.completed()));
        RunStream stream = world.streams().stream(THREAD, NEW_RUN);
        Iterator<RunEvent> events = stream.iterator();

        assertThatThrownBy(stream::iterator).isInstanceOf(IllegalStateException.class);
        events.next();
        events.next();
        assertThat(events.hasNext()).isFalse();
        assertThatThrownBy(events::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void nothingIsToldAfterClosing() {
        world.answers(Answer.eventStream().text(WHOLE).hold());
        RunStream stream = world.streams().stream(THREAD, NEW_RUN);
        Iterator<RunEvent> events = stream.iterator();
        assertThat(events.hasNext()).isTrue();

        stream.close();
        stream.close();

        assertThat(events.hasNext()).isFalse();
        world.server.journal().awaitHangUps(1, SOON);
        assertThat(world.requests()).isEqualTo(1);
    }

    @Test
    void anEventThatWasPromisedIsToldThoughTheStreamIsClosed() {
        world.answers(Answer.eventStream().text(WHOLE).hold());
        RunStream stream = world.streams().stream(THREAD, NEW_RUN);
        Iterator<RunEvent> events = stream.iterator();
        assertThat(events.hasNext()).isTrue();

        stream.close();

        assertThat(events.next().event()).isEqualTo("thread.run.created");
        assertThat(events.hasNext()).isFalse();
    }

    private List<RunEvent> followed(String text) {
        world.streams(text);
        return all(world.streams().stream(THREAD, NEW_RUN));
    }

    private static List<RunEvent> all(RunStream stream) {
        List<RunEvent> events = new ArrayList<>();
        try (stream) {
            stream.iterator().forEachRemaining(events::add);
        }
        return events;
    }

    private static String line(String json) {
        return json.replace("\n", "");
    }

    private static String text(List<RunEvent> events) {
        StringBuilder text = new StringBuilder();
        events.forEach(event -> new io.assistants4j.core.event.RunEventHandler() {
            @Override
            public void onText(String piece) {
                text.append(piece);
            }
        }.on(event));
        return text.toString();
    }
}
