package io.assistants4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.event.MessageDelta.PartDelta;
import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.event.RunStream;
import io.assistants4j.core.provider.Capability;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.NewThreadRun;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.run.RunStep;
import io.assistants4j.core.run.StepDetails;
import io.assistants4j.core.run.Usage;
import io.assistants4j.core.thread.ContentPart;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.thread.NewMessage;
import io.assistants4j.core.thread.NewThread;
import io.assistants4j.testkit.contract.rule.Requirement;
import io.assistants4j.testkit.contract.subject.ModelTurn;
import io.assistants4j.testkit.contract.subject.Subject;
import io.assistants4j.testkit.event.StreamRules;
import io.assistants4j.testkit.http.Gate;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** What the stream of an answer tells, and in which order. */
public interface RunStreamContract extends AreaContract {
    @Tag("run-stream")
    @Requirement(
            id = "STR-001",
            capability = Capability.RUN_STREAMS,
            hint = "Clients refuse a message outside a step, and a step before its run is in progress.")
    default void anAnswerIsToldStepByStep(Subject subject) {
        assertThat(Heard.answer(subject, ModelTurn.saysSomething()).names())
                .startsWith(
                        "thread.run.created",
                        "thread.run.queued",
                        "thread.run.in_progress",
                        "thread.run.step.created",
                        "thread.run.step.in_progress",
                        "thread.message.created",
                        "thread.message.in_progress",
                        "thread.message.delta",
                        "thread.message.completed",
                        "thread.run.step.completed");
    }

    @Tag("run-stream")
    @Requirement(id = "STR-002", capability = Capability.RUN_STREAMS)
    default void theFirstTwoEventsTellTheSameRun(Subject subject) {
        List<Run> runs = Heard.answer(subject, ModelTurn.saysSomething()).runs();

        assertThat(runs.get(0)).isEqualTo(runs.get(1));
        assertThat(runs.get(0).status()).isEqualTo(RunStatus.QUEUED);
    }

    @Tag("run-stream")
    @Requirement(
            id = "STR-003",
            capability = Capability.RUN_STREAMS,
            hint = "The id of a message has to be known before its step is told.")
    default void aStepNamesItsMessageFromTheStart(Subject subject) {
        Heard heard = Heard.answer(subject, ModelTurn.saysSomething());

        Message message = heard.messages("thread.message.created").get(0);
        RunStep step = heard.steps("thread.run.step.created").get(0);
        assertThat(step.stepDetails()).isEqualTo(StepDetails.message(message.id()));
    }

    @Tag("run-stream")
    @Requirement(id = "STR-004", capability = Capability.RUN_STREAMS, hint = "Its content is [], not null or a part.")
    default void aMessageBeginsEmpty(Subject subject) {
        Heard heard = Heard.answer(subject, ModelTurn.saysSomething());

        assertThat(heard.messages("thread.message.created").get(0).content()).isEmpty();
    }

    @Tag("run-stream")
    @Requirement(
            id = "STR-005",
            capability = Capability.RUN_STREAMS,
            hint = "Some clients keep the pieces and never look at the whole message.")
    default void thePiecesOfAMessageAddUpToIt(Subject subject) {
        Heard heard = Heard.answer(subject, ModelTurn.saysSomething());

        assertThat(heard.text()).isNotEmpty().isEqualTo(kept(subject, heard).text());
    }

    @Tag("run-stream")
    @Requirement(id = "STR-006", capability = Capability.RUN_STREAMS, hint = "An empty content makes clients fail.")
    default void theEventThatEndsAMessageTellsAllOfIt(Subject subject) {
        Heard heard = Heard.answer(subject, ModelTurn.saysSomething());

        assertThat(heard.messages("thread.message.completed"))
                .extracting(Message::content)
                .containsExactly(kept(subject, heard).content());
    }

    @Tag("run-stream")
    @Requirement(id = "STR-007", capability = Capability.RUN_STREAMS, hint = "Clients fail on a gap.")
    default void thePartsOfAMessageAreCountedFromZero(Subject subject) {
        Heard heard = Heard.answer(subject, ModelTurn.saysSomething());

        assertThat(heard.parts())
                .isNotEmpty()
                .allSatisfy(part -> assertThat(part)
                        .isInstanceOfSatisfying(
                                PartDelta.Text.class,
                                text -> assertThat(text.index()).isZero()));
    }

    @Tag("run-stream")
    @Requirement(
            id = "STR-008",
            capability = Capability.RUN_STREAMS,
            hint = "One step and one message at a time, none told twice, nothing about what is closed.")
    default void severalMessagesAreToldOneAfterAnother(Subject subject) {
        Heard heard = Heard.answer(
                subject,
                ModelTurn.says("Oslo", " is cold.").thenSays("Rome", " is not.").thenSays("Nor is Athens."));

        StreamRules.check(heard.events());
        assertThat(heard.messages("thread.message.completed"))
                .extracting(Message::text)
                .containsExactly("Oslo is cold.", "Rome is not.", "Nor is Athens.");
    }

    @Tag("run-stream")
    @Requirement(id = "STR-009", capability = Capability.RUN_STREAMS, hint = "Texts are UTF-8, and may hold line ends.")
    default void piecesInAnyScriptAreTold(Subject subject) {
        String[] pieces = Samples.anyScript().split("(?<= )", -1);

        Heard heard = Heard.answer(subject, ModelTurn.says(pieces));

        assertThat(heard.text()).isEqualTo(Samples.anyScript());
        assertThat(kept(subject, heard).text()).isEqualTo(Samples.anyScript());
    }

    @Tag("run-stream")
    @Requirement(id = "STR-010", capability = Capability.RUN_STREAMS, hint = "A refusal is a part of its own kind.")
    default void aRefusalIsToldAndKept(Subject subject) {
        Heard heard = Heard.answer(subject, ModelTurn.refuses("I will", " not."));

        assertThat(heard.parts())
                .hasOnlyElementsOfType(PartDelta.Refusal.class)
                .extracting(part -> ((PartDelta.Refusal) part).refusal())
                .containsExactly("I will", " not.");
        assertThat(heard.messages("thread.message.completed").get(0).content())
                .isEqualTo(kept(subject, heard).content())
                .singleElement()
                .isInstanceOfSatisfying(
                        ContentPart.Refusal.class,
                        refusal -> assertThat(refusal.refusal()).isEqualTo("I will not."));
    }

    @Tag("run-stream")
    @Requirement(
            id = "STR-011",
            capability = Capability.RUN_STREAMS,
            hint = "Exactly one of completed, incomplete, failed, cancelled, expired, requires_action.")
    default void oneEndingComesRightBeforeTheLastEvent(Subject subject) {
        List<RunEvent> events = Heard.answer(subject, ModelTurn.saysSomething()).events();

        assertThat(events).filteredOn(RunEvent::isLast).hasSize(1);
        assertThat(events).extracting(RunEvent::event).endsWith("thread.run.completed", "done");
    }

    @Tag("run-stream")
    @Requirement(id = "STR-012", capability = Capability.RUN_STREAMS)
    default void theStepsOfAStreamShareTheUsageOfItsRun(Subject subject) {
        Heard heard =
                Heard.answer(subject, ModelTurn.says("One.").thenSays("Two.").using(31, 7));

        assertThat(heard.run().usage()).isEqualTo(Usage.of(31, 7));
        assertThat(heard.steps("thread.run.step.completed").stream()
                        .map(RunStep::usage)
                        .reduce(Usage.ZERO, Usage::plus))
                .isEqualTo(Usage.of(31, 7));
    }

    @Tag("run-stream")
    @Requirement(
            id = "STR-013",
            capability = Capability.RUN_STREAMS,
            hint = "Nothing may hold back what the model said: no buffer, no compression.")
    default void aPieceIsToldWhileTheModelSpeaks(Subject subject) {
        Gate gate = new Gate();
        try (RunStream stream = Heard.begin(
                subject, ModelTurn.BEGIN.thenBeginsToSay("Wait").waitsAt(gate).thenSays("Now."))) {
            Iterator<RunEvent> events = stream.iterator();

            assertThat(Heard.upTo(events, RunEvent.MessageDelta.class).text()).isEqualTo("Wait");

            gate.open();
            assertThat(Heard.rest(events).text()).isEqualTo("Now.");
        }
    }

    @Tag("run-stream")
    @Requirement(id = "STR-014", capability = Capability.RUN_STREAMS)
    default void whatNobodyKnowsDoesNotEndTheStream(Subject subject) {
        Heard heard = Heard.answer(subject, ModelTurn.BEGIN.thenDoesTheUnknown().thenSays("Streamed on."));

        assertThat(heard.text()).isEqualTo("Streamed on.");
        assertThat(heard.run().status()).isEqualTo(RunStatus.COMPLETED);
    }

    @Tag("run-stream")
    @Requirement(
            id = "STR-015",
            capability = {Capability.RUN_STREAMS, Capability.RUN_WITH_THREAD})
    default void aThreadMadeWithItsRunIsToldFirst(Subject subject) {
        subject.model().will(ModelTurn.saysSomething());
        NewThreadRun request = NewThreadRun.of(subject.assistant().id())
                .thread(NewThread.of(NewMessage.user(subject.model().question())))
                .build();

        Heard heard = Heard.all(subject.streams().streamWithThread(request));

        assertThat(heard.names()).startsWith("thread.created", "thread.run.created", "thread.run.queued");
        assertThat(heard.snapshot().thread())
                .isEqualTo(subject.threads().find(heard.run().threadId()));
    }

    @Tag("run-stream")
    @Requirement(
            id = "STR-016",
            capability = Capability.RUN_STREAMS,
            hint = "The end has to be stored before it is told.")
    default void aThreadIsFreeOnceTheEndWasTold(Subject subject) {
        subject.model().will(ModelTurn.saysSomething());
        subject.model().will(ModelTurn.saysSomething());
        NewRun request = NewRun.of(subject.assistant().id()).build();
        Run first = Heard.all(subject.streams().stream(subject.askingThread().id(), request))
                .run();

        Run second =
                Heard.all(subject.streams().stream(first.threadId(), request)).run();

        assertThat(second.status()).isEqualTo(RunStatus.COMPLETED);
    }

    /** The message a stream told of, as it is kept. */
    private static Message kept(Subject subject, Heard heard) {
        Message told = heard.messages("thread.message.completed").get(0);
        return subject.messages().find(heard.run().threadId(), told.id());
    }
}
