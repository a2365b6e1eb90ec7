package io.assistants4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.core.error.NotFoundException;
import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.event.RunEventHandler;
import io.assistants4j.core.event.RunStream;
import io.assistants4j.core.id.AssistantId;
import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.provider.Capability;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.NewThreadRun;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.tool.ToolOutput;
import io.assistants4j.testkit.contract.rule.Requirement;
import io.assistants4j.testkit.contract.subject.ModelTurn;
import io.assistants4j.testkit.contract.subject.Subject;
import io.assistants4j.testkit.http.Gate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;

/** How a stream is begun, followed and closed: the same by every way, and without harm to its run. */
public interface RunStreamViewsContract extends AreaContract {
    @Tag("run-stream-views")
    @Requirement(id = "STR-050", capability = Capability.RUN_STREAMS)
    default void nothingComesAfterTheLastEvent(Subject subject) {
        try (RunStream stream = Heard.begin(subject, ModelTurn.saysSomething())) {
            Iterator<RunEvent> events = stream.iterator();

            assertThat(Heard.rest(events).names()).endsWith("done");

            assertThat(events.hasNext()).isFalse();
            assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(events::next);
        }
    }

    @Tag("run-stream-views")
    @Requirement(id = "STR-051", capability = Capability.RUN_STREAMS)
    default void aStreamIsFollowedOnce(Subject subject) {
        try (RunStream stream = Heard.begin(subject, ModelTurn.saysSomething())) {
            Heard unused = Heard.rest(stream.iterator());

            assertThatExceptionOfType(IllegalStateException.class).isThrownBy(stream::iterator);
        }
    }

    @Tag("run-stream-views")
    @Requirement(id = "STR-052", capability = Capability.RUN_STREAMS)
    default void aHandlerHearsWhatAnIteratorReads(Subject subject) {
        Heard read = Heard.answer(subject, ModelTurn.saysSomething());
        List<RunEvent> events = new ArrayList<>();
        StringBuilder text = new StringBuilder();

        RunStream stream = Heard.begin(subject, ModelTurn.saysSomething());
        stream.forEach(new RunEventHandler() {
            @Override
            public void on(RunEvent event) {
                events.add(event);
                RunEventHandler.super.on(event);
            }

            @Override
            public void onText(String piece) {
                text.append(piece);
            }
        });

        assertThat(Heard.of(events).names()).isEqualTo(read.names());
        assertThat(text).hasToString(read.text());
    }

    @Tag("run-stream-views")
    @Requirement(id = "STR-053", capability = Capability.RUN_STREAMS)
    default void aSubscriberGetsWhatAnIteratorReads(Subject subject) {
        Heard read = Heard.answer(subject, ModelTurn.saysSomething());
        Subscriber subscriber = new Subscriber();

        Heard.begin(subject, ModelTurn.saysSomething()).publisher(Runnable::run).subscribe(subscriber);
        subscriber.request(Long.MAX_VALUE);

        Heard got = Heard.of(subscriber.events());
        assertThat(got.names()).isEqualTo(read.names());
        assertThat(got.text()).isEqualTo(read.text());
        assertThat(subscriber.endings()).containsExactly("complete");
    }

    @Tag("run-stream-views")
    @Requirement(id = "STR-054", capability = Capability.RUN_STREAMS)
    default void aSubscriberGetsNoMoreThanItAsksFor(Subject subject) {
        Subscriber subscriber = new Subscriber();
        try (RunStream stream = Heard.begin(subject, ModelTurn.saysSomething())) {
            stream.publisher(Runnable::run).subscribe(subscriber);

            subscriber.request(1);
            subscriber.request(1);

            assertThat(subscriber.events()).hasSize(2);
            assertThat(subscriber.endings()).isEmpty();
        }
    }

    @Tag("run-stream-views")
    @Requirement(id = "STR-055", capability = Capability.RUN_STREAMS)
    default void whoeverUnsubscribesLeavesTheRunAlone(Subject subject) {
        Gate gate = new Gate();
        Subscriber subscriber = new Subscriber();
        Heard.begin(subject, ModelTurn.BEGIN.waitsAt(gate).thenSaysSomething())
                .publisher(Runnable::run)
                .subscribe(subscriber);
        subscriber.request(1);

        subscriber.cancel();
        subscriber.request(1);
        gate.open();

        assertThat(subscriber.events()).hasSize(1);
        assertThat(subject.ended(((RunEvent.RunChanged) subscriber.events().get(0)).run())
                        .status())
                .isEqualTo(RunStatus.COMPLETED);
    }

    @Tag("run-stream-views")
    @Requirement(
            id = "STR-056",
            capability = Capability.RUN_STREAMS,
            hint = "Closing comes from another thread and ends the wait, not only what follows it.")
    default void closingFreesWhoeverWaitsForTheNextEvent(Subject subject) {
        Gate gate = new Gate();
        Gate reading = new Gate();
        reading.open();
        RunStream stream = Heard.begin(subject, ModelTurn.BEGIN.waitsAt(gate).thenSaysSomething());
        Waiting follower = Waiting.begin(() -> {
            Iterator<RunEvent> events = stream.iterator();
            Run run = Heard.upTo(events, RunEvent.RunChanged.class).run();
            reading.pass();
            Heard unused = Heard.rest(events);
            return run;
        });
        reading.awaitReached(RunScenes.SOON);
        gate.awaitReached(RunScenes.SOON);

        stream.close();

        assertThat(follower.succeeded()).isTrue();
        gate.open();
    }

    @Tag("run-stream-views")
    @Requirement(id = "STR-057", capability = Capability.RUN_STREAMS)
    default void nothingIsToldAfterClosing(Subject subject) {
        RunStream stream = Heard.begin(subject, ModelTurn.saysSomething());
        Iterator<RunEvent> events = stream.iterator();
        Heard unused = Heard.upTo(events, RunEvent.MessageDelta.class);

        stream.close();

        assertThat(events.hasNext()).isFalse();
    }

    @Tag("run-stream-views")
    @Requirement(id = "STR-059", capability = Capability.RUN_STREAMS)
    default void aStreamIsClosedTwiceWithoutHarm(Subject subject) {
        RunStream stream = Heard.begin(subject, ModelTurn.saysSomething());
        stream.close();

        assertThatNoException().isThrownBy(stream::close);
    }

    @Tag("run-stream-views")
    @Requirement(
            id = "STR-060",
            capability = Capability.RUN_STREAMS,
            hint = "What is wrong with a request fails before the first event, in the call itself.")
    default void aStreamOnAThreadThatIsNotThereFailsAtOnce(Subject subject) {
        NewRun request = NewRun.of(subject.assistant().id()).build();

        assertMissing("thread_nowhere", () -> subject.streams().stream(new ThreadId("thread_nowhere"), request));
    }

    @Tag("run-stream-views")
    @Requirement(
            id = "STR-061",
            capability = {Capability.RUN_STREAMS, Capability.RUN_WITH_THREAD})
    default void aStreamOfAnAssistantThatIsNotThereFailsAtOnce(Subject subject) {
        NewThreadRun request = NewThreadRun.of(new AssistantId("asst_nowhere")).build();

        assertMissing("asst_nowhere", () -> subject.streams().streamWithThread(request));
    }

    @Tag("run-stream-views")
    @Requirement(
            id = "STR-062",
            capability = {Capability.RUN_STREAMS, Capability.FUNCTION_TOOL_STREAMS})
    default void aSubmissionToARunThatIsNotThereFailsAtOnce(Subject subject) {
        ThreadId thread = subject.askingThread().id();
        List<ToolOutput> outputs = List.of(ToolOutput.of("call_1", "4"));

        assertMissing("run_nowhere", () -> subject.streams().streamSubmit(thread, new RunId("run_nowhere"), outputs));
    }

    @Tag("run-stream-views")
    @Requirement(
            id = "STR-063",
            capability = Capability.RUN_STREAMS,
            hint = "A 400, never a 409: clients repeat those.")
    default void aThreadWhoseRunIsActiveRefusesAnotherStream(Subject subject) {
        Gate gate = new Gate();
        try (RunStream first =
                Heard.begin(subject, ModelTurn.BEGIN.waitsAt(gate).thenSaysSomething())) {
            Run run = Heard.upTo(first.iterator(), RunEvent.RunChanged.class).run();

            Refusals.assertRefused(
                    "Thread " + run.threadId() + " already has an active run " + run.id() + ".",
                    () -> another(subject, run).close());
            gate.open();
        }
    }

    @Tag("run-stream-views")
    @Requirement(id = "STR-064", capability = Capability.RUN_STREAMS)
    default void aRefusedStreamLeavesTheOneThatIsFollowed(Subject subject) {
        Gate gate = new Gate();
        try (RunStream first =
                Heard.begin(subject, ModelTurn.BEGIN.waitsAt(gate).thenSaysSomething())) {
            Iterator<RunEvent> events = first.iterator();
            Run run = Heard.upTo(events, RunEvent.RunChanged.class).run();
            assertThatExceptionOfType(InvalidRequestException.class)
                    .isThrownBy(() -> another(subject, run).close());
            gate.open();

            assertThat(Heard.rest(events).names()).endsWith("thread.run.completed", "done");
        }
    }

    private static RunStream another(Subject subject, Run active) {
        NewRun request = NewRun.of(active.assistantId()).build();
        return subject.streams().stream(active.threadId(), request);
    }

    private static void assertMissing(String id, ThrowingCallable call) {
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(call).withMessageContaining(id);
    }
}
