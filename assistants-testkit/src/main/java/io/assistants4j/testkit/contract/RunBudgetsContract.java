package io.assistants4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.provider.Capability;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.thread.IncompleteDetails;
import io.assistants4j.testkit.contract.rule.Requirement;
import io.assistants4j.testkit.contract.subject.ModelTurn;
import io.assistants4j.testkit.contract.subject.NotApplicable;
import io.assistants4j.testkit.contract.subject.Subject;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;

/** What budgets of tokens do: they bound a run over all its turns. */
public interface RunBudgetsContract extends AreaContract {
    @Tag("run-budgets")
    @Requirement(id = "RUN-090", capability = Capability.TOKEN_BUDGETS)
    default void aRunWithinItsBudgetsCompletes(Subject subject) {
        Run run = RunScenes.said(
                subject, described -> described.maxPromptTokens(5_000).maxCompletionTokens(5_000));

        assertThat(subject.ended(run).status()).isEqualTo(RunStatus.COMPLETED);
    }

    @Tag("run-budgets")
    @Requirement(
            id = "RUN-091",
            capability = {Capability.TOKEN_BUDGETS, Capability.FUNCTION_TOOLS})
    default void tokensWrittenAreBoundedOverAllTurns(Subject subject) {
        Run waiting = spending(subject, 10, RunScenes.BUDGET, run -> run.maxCompletionTokens(RunScenes.BUDGET));

        Run run = submitted(subject, waiting);

        assertThat(run.status()).isEqualTo(RunStatus.INCOMPLETE);
        assertThat(run.incompleteDetails()).isEqualTo(IncompleteDetails.of("max_completion_tokens"));
    }

    @Tag("run-budgets")
    @Requirement(
            id = "RUN-092",
            capability = {Capability.TOKEN_BUDGETS, Capability.FUNCTION_TOOLS})
    default void tokensReadAreBoundedOverAllTurns(Subject subject) {
        Run waiting = spending(subject, RunScenes.BUDGET, 10, run -> run.maxPromptTokens(RunScenes.BUDGET));

        Run run = submitted(subject, waiting);

        assertThat(run.status()).isEqualTo(RunStatus.INCOMPLETE);
        assertThat(run.incompleteDetails()).isEqualTo(IncompleteDetails.of("max_prompt_tokens"));
    }

    @Tag("run-budgets")
    @Requirement(
            id = "RUN-093",
            capability = {Capability.TOKEN_BUDGETS, Capability.FUNCTION_TOOLS},
            hint = "What is spent is spent: the far side would charge for the turn.")
    default void theModelIsAskedNoMoreOnceABudgetIsSpent(Subject subject) {
        int before = asked(subject);
        Run waiting = spending(subject, RunScenes.BUDGET + 1, 10, run -> run.maxPromptTokens(RunScenes.BUDGET));

        submitted(subject, waiting);

        assertThat(asked(subject) - before).isEqualTo(1);
    }

    @Tag("run-budgets")
    @Requirement(id = "RUN-094", capability = Capability.TOKEN_BUDGETS)
    default void aMessageThatIsTooLongForTheBudgetEndsTheRun(Subject subject) {
        ThreadId thread =
                subject.thread("How cold is it in Oslo today? ".repeat(200)).id();
        NewRun request = NewRun.of(subject.assistant().id())
                .maxPromptTokens(RunScenes.BUDGET)
                .build();

        Run run = subject.ended(subject.runs().create(thread, request));

        assertThat(run.status()).isEqualTo(RunStatus.INCOMPLETE);
        assertThat(run.incompleteDetails()).isEqualTo(IncompleteDetails.of("max_prompt_tokens"));
    }

    /** A run that waits for outputs and has used so many tokens. */
    private static Run spending(Subject subject, long prompt, long completion, UnaryOperator<NewRun.Builder> budget) {
        ModelTurn turn = ModelTurn.calls("call_spent", RunScenes.FUNCTION, "{}").using(prompt, completion);
        return RunScenes.waiting(subject, turn, budget);
    }

    private static Run submitted(Subject subject, Run waiting) {
        subject.runs().submit(waiting.threadId(), waiting.id(), Subject.outputs(waiting, "Minus four."));
        return subject.ended(waiting);
    }

    private static int asked(Subject subject) {
        return subject.model()
                .asked()
                .orElseThrow(() -> new NotApplicable("This model does not tell how often it was asked."));
    }
}
