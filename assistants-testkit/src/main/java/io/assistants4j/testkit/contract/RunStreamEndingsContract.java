package io.assistants4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.event.RunSnapshot;
import io.assistants4j.core.event.RunStream;
import io.assistants4j.core.provider.Capability;
import io.assistants4j.core.run.ErrorCode;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.thread.IncompleteDetails;
import io.assistants4j.core.value.Metadata;
import io.assistants4j.testkit.contract.rule.Requirement;
import io.assistants4j.testkit.contract.subject.ModelTurn;
import io.assistants4j.testkit.contract.subject.Subject;
import io.assistants4j.testkit.http.Gate;
import java.util.Iterator;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;

/** How streams end: what is open is closed in the way its run ends, and what was said is kept. */
public interface RunStreamEndingsContract extends AreaContract {
    @Tag("run-stream-endings")
    @Requirement(
            id = "STR-031",
            capability = Capability.RUN_STREAMS,
            hint = "A failure of the model is no failure of the stream.")
    default void aFailureIsToldWithinTheStream(Subject subject) {
        ModelTurn turn = ModelTurn.BEGIN.thenBeginsToSay("Oslo is").failing(ErrorCode.SERVER_ERROR, "It broke.");

        assertThat(Heard.answer(subject, turn).names())
                .endsWith(
                        "thread.message.delta",
                        "thread.message.incomplete",
                        "thread.run.step.failed",
                        "thread.run.failed",
                        "done");
    }

    @Tag("run-stream-endings")
    @Requirement(id = "STR-032", capability = Capability.RUN_STREAMS)
    default void aMessageThatFailedTellsWhatWasSaid(Subject subject) {
        ModelTurn turn = ModelTurn.BEGIN.thenBeginsToSay("Rome ", "is").failing(ErrorCode.SERVER_ERROR, "It broke.");

        assertCutOff(Heard.answer(subject, turn), "Rome is", "run_failed");
    }

    @Tag("run-stream-endings")
    @Requirement(id = "STR-033", capability = Capability.RUN_STREAMS)
    default void aRunThatFailedTellsWhy(Subject subject) {
        Run run = Heard.answer(subject, ModelTurn.BEGIN.failing(ErrorCode.RATE_LIMIT_EXCEEDED, "Too many tokens."))
                .run();

        assertThat(run.lastError()).satisfies(error -> {
            assertThat(error.code()).isEqualTo(ErrorCode.RATE_LIMIT_EXCEEDED);
            assertThat(error.message()).contains("Too many tokens.");
        });
        assertThat(run.failedAt()).isNotNull();
    }

    @Tag("run-stream-endings")
    @Requirement(id = "STR-034", capability = Capability.RUN_STREAMS)
    default void aFailureBeforeTheFirstWordTellsOfNoStep(Subject subject) {
        ModelTurn turn = ModelTurn.BEGIN.failing(ErrorCode.SERVER_ERROR, "It never began.");

        assertThat(Heard.answer(subject, turn).names())
                .containsExactly(
                        "thread.run.created",
                        "thread.run.queued",
                        "thread.run.in_progress",
                        "thread.run.failed",
                        "done");
    }

    @Tag("run-stream-endings")
    @Requirement(
            id = "STR-035",
            capability = Capability.RUN_STREAMS,
            hint = "The far side hung up; whoever follows the run must not wait for ever.")
    default void aModelThatHangsUpFailsTheRun(Subject subject) {
        Heard heard = Heard.answer(
                subject, ModelTurn.BEGIN.thenBeginsToSay("Athens is").breakingOff());

        assertThat(heard.run().status()).isEqualTo(RunStatus.FAILED);
        assertThat(heard.names()).endsWith("thread.run.failed", "done");
    }

    @Tag("run-stream-endings")
    @Requirement(id = "STR-036", capability = Capability.RUN_STREAMS)
    default void anAnswerThatIsTooLongEndsIncomplete(Subject subject) {
        Heard heard = Heard.answer(
                subject, ModelTurn.BEGIN.thenBeginsToSay("Paris is").cutBy(ModelTurn.Limit.MAX_TOKENS));

        assertThat(heard.names())
                .endsWith(
                        "thread.message.delta",
                        "thread.message.incomplete",
                        "thread.run.step.completed",
                        "thread.run.incomplete",
                        "done");
        assertThat(heard.run().incompleteDetails()).isEqualTo(IncompleteDetails.of("max_completion_tokens"));
        assertCutOff(heard, "Paris is", "max_tokens");
    }

    @Tag("run-stream-endings")
    @Requirement(id = "STR-037", capability = Capability.RUN_STREAMS)
    default void anAnswerThatIsFilteredEndsIncomplete(Subject subject) {
        Heard heard = Heard.answer(
                subject, ModelTurn.BEGIN.thenBeginsToSay("Vienna is").cutBy(ModelTurn.Limit.CONTENT_FILTER));

        assertThat(heard.run().status()).isEqualTo(RunStatus.INCOMPLETE);
        assertCutOff(heard, "Vienna is", "content_filter");
    }

    @Tag("run-stream-endings")
    @Requirement(
            id = "STR-038",
            capability = {Capability.RUN_STREAMS, Capability.FUNCTION_TOOLS},
            hint = "Half a call is no call.")
    default void aCallThatIsCutOffIsNotWaitedFor(Subject subject) {
        ModelTurn turn = ModelTurn.calls("call_cut", "get_half", "{\"city\":").cutBy(ModelTurn.Limit.MAX_TOKENS);

        Heard heard = Heard.all(Heard.beginCalling(subject, turn, "get_half"));

        assertThat(heard.names()).endsWith("thread.run.step.failed", "thread.run.incomplete", "done");
        assertThat(heard.run().requiredAction()).isNull();
    }

    @Tag("run-stream-endings")
    @Requirement(
            id = "STR-039",
            capability = {Capability.RUN_STREAMS, Capability.RUN_CANCEL})
    default void aCancellationIsToldWhereTheRunIsFollowed(Subject subject) {
        Heard heard = stopped(subject, "Madrid is", run -> subject.runs().cancel(run.threadId(), run.id()));

        assertThat(heard.names())
                .containsExactly(
                        "thread.run.cancelling",
                        "thread.message.incomplete",
                        "thread.run.step.cancelled",
                        "thread.run.cancelled",
                        "done");
    }

    @Tag("run-stream-endings")
    @Requirement(
            id = "STR-040",
            capability = {Capability.RUN_STREAMS, Capability.RUN_CANCEL})
    default void aMessageThatWasCancelledTellsWhatWasSaid(Subject subject) {
        Heard heard = stopped(subject, "Lisbon is", run -> subject.runs().cancel(run.threadId(), run.id()));

        assertCutOff(heard, "Lisbon is", "run_cancelled");
    }

    @Tag("run-stream-endings")
    @Requirement(id = "STR-041", capability = Capability.RUN_STREAMS)
    default void anExpiryIsToldWhereTheRunIsFollowed(Subject subject) {
        Heard heard = stopped(subject, "Berlin is", run -> expire(subject, run));

        assertThat(heard.names())
                .containsExactly("thread.message.incomplete", "thread.run.step.expired", "thread.run.expired", "done");
    }

    @Tag("run-stream-endings")
    @Requirement(id = "STR-042", capability = Capability.RUN_STREAMS)
    default void aMessageThatExpiredTellsWhatWasSaid(Subject subject) {
        Heard heard = stopped(subject, "Prague is", run -> expire(subject, run));

        assertCutOff(heard, "Prague is", "run_expired");
    }

    @Tag("run-stream-endings")
    @Requirement(id = "STR-043", capability = Capability.RUN_STREAMS)
    default void aSnapshotHasTheRunAsItIsFound(Subject subject) {
        RunSnapshot snapshot = labelled(subject);

        Run run = run(snapshot);
        assertThat(run).isEqualTo(subject.runs().find(run.threadId(), run.id()));
    }

    @Tag("run-stream-endings")
    @Requirement(
            id = "STR-044",
            capability = {Capability.RUN_STREAMS, Capability.RUN_STEPS})
    default void aSnapshotHasTheStepsAsTheyAreListed(Subject subject) {
        RunSnapshot snapshot = labelled(subject);

        assertThat(snapshot.steps()).isNotEmpty().isEqualTo(RunScenes.steps(subject, run(snapshot)));
    }

    @Tag("run-stream-endings")
    @Requirement(id = "STR-045", capability = Capability.RUN_STREAMS)
    default void aSnapshotHasTheMessagesAsTheyAreListed(Subject subject) {
        RunSnapshot snapshot = labelled(subject);

        Run run = run(snapshot);
        assertThat(snapshot.messages()).isNotEmpty().isEqualTo(Calls.messages(subject, run));
    }

    @Tag("run-stream-endings")
    @Requirement(
            id = "STR-046",
            capability = {Capability.RUN_STREAMS, Capability.RUN_STEPS})
    default void aSnapshotOfAFailureIsAsItIsFound(Subject subject) {
        RunSnapshot snapshot = Heard.answer(
                        subject,
                        ModelTurn.says("Kyiv is cold.")
                                .thenBeginsToSay("Riga is")
                                .failing(ErrorCode.SERVER_ERROR, "It broke."))
                .snapshot();

        Run run = run(snapshot);
        assertThat(run).isEqualTo(subject.runs().find(run.threadId(), run.id()));
        assertThat(snapshot.steps()).hasSize(2).isEqualTo(RunScenes.steps(subject, run));
        assertThat(snapshot.messages()).hasSize(2).isEqualTo(Calls.messages(subject, run));
    }

    /** What a stream tells after somebody ended its run in the middle of a message. */
    private static Heard stopped(Subject subject, String said, Consumer<Run> end) {
        Gate gate = new Gate();
        ModelTurn turn = ModelTurn.BEGIN.thenBeginsToSay(said).waitsAt(gate).thenSays("Nobody hears this.");
        try (RunStream stream = Heard.begin(subject, turn)) {
            Iterator<RunEvent> events = stream.iterator();
            Run run = Heard.upTo(events, RunEvent.MessageDelta.class).run();
            end.accept(run);
            gate.open();
            return Heard.rest(events);
        }
    }

    /** Lets the time of a run pass, and looks at it. */
    private static void expire(Subject subject, Run run) {
        subject.clock().advance(Samples.A_WHILE);
        Run unused = subject.runs().find(run.threadId(), run.id());
    }

    /** All that is told of an answer by a run that has metadata. */
    private static RunSnapshot labelled(Subject subject) {
        subject.model().will(ModelTurn.saysSomething().using(40, 2));
        NewRun request = NewRun.of(subject.assistant().id())
                .metadata(Metadata.of("label", "snapshot"))
                .build();
        return Heard.all(subject.streams().stream(subject.askingThread().id(), request))
                .snapshot();
    }

    private static Run run(RunSnapshot snapshot) {
        Run run = snapshot.run();
        if (run == null) {
            throw new AssertionError("the stream told of no run");
        }
        return run;
    }

    /** The one message that was told is incomplete for this reason, and told to its last word. */
    private static void assertCutOff(Heard heard, String text, String reason) {
        assertThat(heard.messages("thread.message.incomplete")).singleElement().satisfies(message -> {
            assertThat(message.text()).isEqualTo(text);
            assertThat(message.incompleteDetails()).isEqualTo(IncompleteDetails.of(reason));
            assertThat(message.incompleteAt()).isNotNull();
        });
    }
}
