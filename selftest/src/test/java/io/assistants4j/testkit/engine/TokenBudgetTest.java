package io.assistants4j.testkit.engine;

import static io.assistants4j.testkit.engine.EngineWorld.events;
import static io.assistants4j.testkit.engine.EngineWorld.names;
import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.engine.Turn;
import io.assistants4j.core.engine.TurnEvent;
import io.assistants4j.core.engine.TurnItem;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.run.RunStep;
import io.assistants4j.core.run.RunStepStatus;
import io.assistants4j.core.run.TruncationStrategy;
import io.assistants4j.core.run.Usage;
import io.assistants4j.core.thread.ContentPart;
import io.assistants4j.core.thread.NewMessage;
import io.assistants4j.core.tool.ToolOutput;
import io.assistants4j.testkit.turns.TurnScript;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In this world a character is a token, and the instructions have 9 of them. */
final class TokenBudgetTest {
    private final EngineWorld world = new EngineWorld();

    @Test
    void everyTurnMayWriteWhatIsLeft() {
        world.model
                .then(TurnScript.begin().calls("call_a", "f", "{}").completes(20, 300))
                .then(TurnScript.begin().beginsToSay("Oslo is").endsEarly(TurnEvent.Reason.MAX_OUTPUT_TOKENS, 30, 700));

        Run run = start(NewRun.of(world.assistant).maxCompletionTokens(1_000));
        submit(run);

        assertThat(world.model.asked()).extracting(Turn::maxOutputTokens).containsExactly(1_000, 700);
        assertThat(world.latest().status()).isEqualTo(RunStatus.INCOMPLETE);
        assertThat(world.latest().incompleteDetails().reason()).isEqualTo("max_completion_tokens");
        assertThat(world.latest().usage()).isEqualTo(Usage.of(50, 1_000));
        assertThat(world.newest().incompleteDetails().reason()).isEqualTo("max_tokens");
        assertThat(world.steps())
                .extracting(RunStep::status)
                .containsExactly(RunStepStatus.COMPLETED, RunStepStatus.COMPLETED);
        assertThat(world.latest().usage()).isEqualTo(world.usageOfSteps());
    }

    @Test
    void aRunThatWroteAllItMayTakesNoFurtherTurn() {
        world.model.then(TurnScript.begin().calls("call_a", "f", "{}").completes(20, 256));

        Run run = start(NewRun.of(world.assistant).maxCompletionTokens(256));
        var events = events(
                world.engine.streams().streamSubmit(world.thread, run.id(), List.of(ToolOutput.of("call_a", "1"))));

        assertThat(names(events))
                .containsExactly(
                        "thread.run.step.completed",
                        "thread.run.queued",
                        "thread.run.in_progress",
                        "thread.run.incomplete",
                        "done");
        assertThat(world.latest().incompleteDetails().reason()).isEqualTo("max_completion_tokens");
        assertThat(world.latest().usage()).isEqualTo(Usage.of(20, 256));
        assertThat(world.latest().usage()).isEqualTo(world.usageOfSteps());
    }

    @Test
    void aRunThatReadAllItMayTakesNoFurtherTurn() {
        world.model.then(TurnScript.begin().calls("call_a", "f", "{}").completes(250, 3));

        Run run = start(NewRun.of(world.assistant).maxPromptTokens(256));
        submit(run);

        assertThat(world.latest().status()).isEqualTo(RunStatus.INCOMPLETE);
        assertThat(world.latest().incompleteDetails().reason()).isEqualTo("max_prompt_tokens");
        assertThat(world.latest().usage()).isEqualTo(Usage.of(250, 3));
        assertThat(world.latest().usage()).isEqualTo(world.usageOfSteps());
    }

    @Test
    void aQuestionLongerThanTheBudgetIsNotAsked() {
        world.engine.messages().create(world.thread, NewMessage.user("x".repeat(300)));

        start(NewRun.of(world.assistant).maxPromptTokens(256));

        assertThat(world.model.asked()).isEmpty();
        assertThat(world.latest().incompleteDetails().reason()).isEqualTo("max_prompt_tokens");
        assertThat(world.latest().usage()).isEqualTo(Usage.ZERO);
    }

    @Test
    void theMiddleOfAThreadIsDroppedUntilTheRestFits() {
        // 9 of instructions, 21 for the first message, 54 for each of the others: 246 with four of them.
        write(7);
        world.model.then(TurnScript.begin().says("Yes.").completes(246, 1));

        start(NewRun.of(world.assistant).maxPromptTokens(256));

        assertThat(shown(0)).containsExactly("H", "4", "5", "6", "7");
    }

    @Test
    void nothingIsDroppedThatFitsByTheCountOfTheFarSide() {
        write(7);
        world.model.counting(256).then(TurnScript.begin().says("Yes.").completes(256, 1));

        start(NewRun.of(world.assistant).maxPromptTokens(256));

        assertThat(shown(0)).containsExactly("H", "1", "2", "3", "4", "5", "6", "7");
        assertThat(world.model.counted()).hasSize(1).isEqualTo(world.model.asked());
    }

    @Test
    void whatIsDroppedIsMeasuredByTheCountOfTheFarSide() {
        // We count 408, the far side three quarters of it: 341 of ours are its 256, and have room for five.
        write(7);
        world.model.counting(306).then(TurnScript.begin().says("Yes.").completes(225, 1));

        start(NewRun.of(world.assistant).maxPromptTokens(256));

        assertThat(shown(0)).containsExactly("H", "3", "4", "5", "6", "7");
        assertThat(world.model.counted()).hasSize(1);
    }

    @Test
    void moreIsDroppedWhereTheFarSideCountsMore() {
        // It counts twice as much: 128 of ours are its 256, and have room for one.
        write(7);
        world.model.counting(816).then(TurnScript.begin().says("Yes.").completes(168, 1));

        start(NewRun.of(world.assistant).maxPromptTokens(256));

        assertThat(shown(0)).containsExactly("H", "7");
    }

    @Test
    void theFarSideIsNotAskedToCountWhatFits() {
        write(3);
        world.model.counting(1_000).then(TurnScript.begin().says("Yes.").completes(192, 1));

        start(NewRun.of(world.assistant).maxPromptTokens(256));

        assertThat(shown(0)).containsExactly("H", "1", "2", "3");
        assertThat(world.model.counted()).isEmpty();
    }

    @Test
    void messagesThatSomebodyChoseAreShownIfTheyFitByTheCountOfTheFarSide() {
        write(5);
        world.model.counting(200).then(TurnScript.begin().says("Yes.").completes(200, 1));

        start(NewRun.of(world.assistant).maxPromptTokens(256).truncationStrategy(TruncationStrategy.lastMessages(5)));
        assertThat(shown(0)).containsExactly("1", "2", "3", "4", "5");

        world.model.counting(257);
        start(NewRun.of(world.assistant).maxPromptTokens(256).truncationStrategy(TruncationStrategy.lastMessages(6)));
        assertThat(world.latest().incompleteDetails().reason()).isEqualTo("max_prompt_tokens");
    }

    @Test
    void theFirstMessageGoesWhereTheNewestNeedsItsRoom() {
        world.engine.messages().create(world.thread, NewMessage.user("2" + "x".repeat(230)));
        world.model.then(TurnScript.begin().says("Yes.").completes(244, 1));

        start(NewRun.of(world.assistant).maxPromptTokens(256));

        assertThat(shown(0)).containsExactly("2");
    }

    @Test
    void aRoundOfCallsIsDroppedWithItsOutputs() {
        world.model
                .then(TurnScript.begin().calls("call_a", "f", "a".repeat(100)).completes(30, 1))
                .then(TurnScript.begin().calls("call_b", "f", "b".repeat(100)).completes(30, 1))
                .then(TurnScript.begin().says("Done.").completes(30, 1));
        Run run = start(NewRun.of(world.assistant).maxPromptTokens(256));
        submit(run);
        submit(world.latest());

        assertThat(world.latest().status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(world.model.asked().get(2).items())
                .extracting(item -> item.getClass().getSimpleName())
                .containsExactly("Said", "Called", "Returned");
        assertThat(world.latest().usage()).isEqualTo(world.usageOfSteps());
    }

    @Test
    void theQuestionStaysWhateverFollowedIt() {
        world.engine.messages().create(world.thread, NewMessage.assistant("Cold."));
        world.engine.messages().create(world.thread, NewMessage.user("And Rome?"));
        world.model
                .then(TurnScript.begin().calls("call_a", "f", "a".repeat(175)).completes(30, 1))
                .then(TurnScript.begin().says("Warm.").completes(30, 1));
        Run run = start(NewRun.of(world.assistant).maxPromptTokens(256));
        submit(run);

        assertThat(world.model.asked().get(1).items())
                .filteredOn(TurnItem.Said.class::isInstance)
                .extracting(item -> ((TurnItem.Said) item).content())
                .containsExactly(List.of(ContentPart.text("And Rome?")));
    }

    @Test
    void theNewestMessagesAreShownAndNoOthers() {
        for (int i = 1; i <= 4; i++) {
            world.engine.messages().create(world.thread, NewMessage.user(Integer.toString(i)));
        }
        world.model
                .then(TurnScript.begin().calls("call_a", "f", "{}").completes(1, 1))
                .then(TurnScript.begin().says("Done.").completes(1, 1));

        Run run = start(NewRun.of(world.assistant).truncationStrategy(TruncationStrategy.lastMessages(2)));
        submit(run);

        assertThat(shown(0)).containsExactly("3", "4");
        assertThat(world.model.asked().get(1).items()).hasSize(4);
    }

    private void write(int messages) {
        for (int i = 1; i <= messages; i++) {
            world.engine.messages().create(world.thread, NewMessage.user(i + "x".repeat(49)));
        }
    }

    private Run start(NewRun.Builder request) {
        return world.engine.runs().create(world.thread, request.build());
    }

    private void submit(Run run) {
        List<ToolOutput> outputs = world.latest().requiredAction().toolCalls().stream()
                .map(call -> new ToolOutput(call.id(), "1"))
                .toList();
        world.engine.runs().submit(world.thread, run.id(), outputs);
    }

    /** The first letters of the messages shown in a turn. */
    private List<String> shown(int turn) {
        List<String> letters = new ArrayList<>();
        for (TurnItem item : world.model.asked().get(turn).items()) {
            ContentPart part = ((TurnItem.Said) item).content().get(0);
            letters.add(((ContentPart.Text) part).text().value().substring(0, 1));
        }
        return letters;
    }
}
