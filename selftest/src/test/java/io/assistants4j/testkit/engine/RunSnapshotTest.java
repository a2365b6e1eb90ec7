package io.assistants4j.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.engine.TurnEvent;
import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.event.RunSnapshot;
import io.assistants4j.core.event.RunStream;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.run.ErrorCode;
import io.assistants4j.core.run.NewThreadRun;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.run.RunStep;
import io.assistants4j.core.run.RunStepStatus;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.thread.MessageStatus;
import io.assistants4j.core.tool.ToolOutput;
import io.assistants4j.testkit.turns.TurnScript;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RunSnapshotTest {
    private final EngineWorld world = new EngineWorld();
    private final RunSnapshot snapshot = new RunSnapshot();
    private final RunSnapshot withoutEndings = new RunSnapshot();

    @Test
    void aTextIsAsTheStoreHasIt() {
        world.model.then(TurnScript.begin()
                .says("Oslo is", " cold.")
                .says("Rome", " is not.")
                .completes(31, 5));

        follow(world.engine.streams().stream(world.thread, world.run()));

        isAsStored(RunStatus.COMPLETED);
        assertThat(snapshot.text()).isEqualTo("Oslo is cold.\nRome is not.");
    }

    @Test
    void aRefusalBesideATextIsAsTheStoreHasIt() {
        world.model.then(TurnScript.begin()
                .event(new TurnEvent.MessageStarted())
                .event(new TurnEvent.TextDelta(0, "Well: "))
                .event(new TurnEvent.RefusalDelta(1, "I will "))
                .event(new TurnEvent.RefusalDelta(1, "not."))
                .event(new TurnEvent.MessageEnded())
                .completes(3, 1));

        follow(world.engine.streams().stream(world.thread, world.run()));

        isAsStored(RunStatus.COMPLETED);
        assertThat(snapshot.messages().get(0).content()).hasSize(2);
    }

    @Test
    void callsAndTheirOutputsAreAsTheStoreHasThem() {
        world.model
                .then(TurnScript.begin()
                        .says("One moment.")
                        .calls("call_a", "get_temp", "{\"city\":", "\"Oslo\"}")
                        .calls("call_b", "get_temp", "{}")
                        .completes(10, 2))
                .then(TurnScript.begin().says("Minus four.").completes(20, 3));

        follow(world.engine.streams().stream(world.thread, world.run()));
        isAsStored(RunStatus.REQUIRES_ACTION);
        List<ToolOutput> outputs = List.of(ToolOutput.of("call_a", "-4"), ToolOutput.of("call_b", "18"));
        RunStream more = world.engine.streams().streamSubmit(world.thread, run().id(), outputs);
        for (RunEvent event : more) {
            snapshot.apply(event);
        }

        equalsTheStore(RunStatus.COMPLETED);
        assertThat(snapshot.steps()).hasSize(3);
    }

    @Test
    void aFailureIsAsTheStoreHasIt() {
        world.model.then(TurnScript.begin().beginsToSay("Oslo is").fails(ErrorCode.SERVER_ERROR, "Broken."));
        follow(world.engine.streams().stream(world.thread, world.run()));
        isAsStored(RunStatus.FAILED);
    }

    @Test
    void anEarlyEndIsAsTheStoreHasIt() {
        world.model.then(TurnScript.begin().beginsToSay("Oslo is").endsEarly(TurnEvent.Reason.MAX_OUTPUT_TOKENS, 3, 2));
        follow(world.engine.streams().stream(world.thread, world.run()));
        isAsStored(RunStatus.INCOMPLETE);
    }

    @Test
    void aCancelledRunIsAsTheStoreHasIt() {
        world.model.then(TurnScript.begin()
                .beginsToSay("Oslo is")
                .meanwhile(() -> world.engine.runs().cancel(world.thread, run().id()))
                .says("never told"));
        follow(world.engine.streams().stream(world.thread, world.run()));
        isAsStored(RunStatus.CANCELLED);
    }

    @Test
    void aThreadCreatedWithTheRunIsKept() {
        world.model.then(TurnScript.begin().says("Cold.").completes(1, 1));
        NewThreadRun request = NewThreadRun.of(world.assistant).build();
        world.engine.streams().streamWithThread(request).forEach(snapshot);

        assertThat(snapshot.thread()).isNotNull();
        assertThat(snapshot.run().threadId()).isEqualTo(snapshot.thread().id());
        assertThat(world.engine.threads().find(snapshot.thread().id())).isEqualTo(snapshot.thread());
    }

    private void follow(RunStream stream) {
        for (RunEvent event : stream) {
            snapshot.apply(event);
            if (!isEnding(event)) {
                withoutEndings.apply(event);
            }
        }
    }

    private static boolean isEnding(RunEvent event) {
        if (event instanceof RunEvent.MessageChanged message) {
            return !message.message().status().equals(MessageStatus.IN_PROGRESS);
        }
        return event instanceof RunEvent.StepChanged step
                && !step.step().status().equals(RunStepStatus.IN_PROGRESS);
    }

    private void isAsStored(RunStatus status) {
        equalsTheStore(status);
        assertThat(withoutEndings.messages())
                .extracting(Message::content)
                .isEqualTo(snapshot.messages().stream().map(Message::content).toList());
        assertThat(withoutEndings.steps())
                .extracting(RunStep::stepDetails)
                .isEqualTo(snapshot.steps().stream().map(RunStep::stepDetails).toList());
    }

    private void equalsTheStore(RunStatus status) {
        Run run = run();
        assertThat(run.status()).isEqualTo(status);
        assertThat(snapshot.run()).isEqualTo(run);
        assertThat(snapshot.messages())
                .isNotEmpty()
                .isEqualTo(world.engine
                        .messages()
                        .list(world.thread, run.id(), PageRequest.oldest(100))
                        .data());
        assertThat(snapshot.steps())
                .isNotEmpty()
                .isEqualTo(world.engine
                        .runs()
                        .listSteps(world.thread, run.id(), PageRequest.oldest(100))
                        .data());
    }

    private Run run() {
        return world.engine.runs().list(world.thread, PageRequest.FIRST).data().get(0);
    }
}
