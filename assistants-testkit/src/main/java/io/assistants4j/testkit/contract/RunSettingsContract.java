package io.assistants4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.assistant.Assistant;
import io.assistants4j.core.assistant.AssistantChange;
import io.assistants4j.core.assistant.NewAssistant;
import io.assistants4j.core.assistant.ResponseFormat;
import io.assistants4j.core.provider.Capability;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.run.TruncationStrategy;
import io.assistants4j.core.tool.Tool;
import io.assistants4j.core.tool.ToolChoice;
import io.assistants4j.core.value.Change;
import io.assistants4j.core.value.Metadata;
import io.assistants4j.testkit.contract.rule.Requirement;
import io.assistants4j.testkit.contract.subject.ModelTurn;
import io.assistants4j.testkit.contract.subject.Subject;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;

/** What a run is executed with: the settings of its assistant, and what the run says instead. */
public interface RunSettingsContract extends AreaContract {
    @Tag("run-settings")
    @Requirement(id = "RUN-028", capability = Capability.RUNS)
    default void aRunBearsModelAndInstructionsOfItsAssistant(Subject subject) {
        Run made = made(subject, assistant -> assistant.instructions("In verse."), run -> run);

        assertThat(made.model()).isEqualTo(subject.modelName());
        assertThat(made.instructions()).isEqualTo("In verse.");
    }

    @Tag("run-settings")
    @Requirement(id = "RUN-029", capability = Capability.RUNS)
    default void aRunBearsTheSamplingOfItsAssistant(Subject subject) {
        Run made = made(subject, assistant -> assistant.temperature(0.25).topP(0.5), run -> run);

        assertThat(made.temperature()).isEqualTo(0.25);
        assertThat(made.topP()).isEqualTo(0.5);
    }

    @Tag("run-settings")
    @Requirement(id = "RUN-030", capability = Capability.FUNCTION_TOOLS)
    default void aRunBearsTheToolsOfItsAssistant(Subject subject) {
        Tool one = Samples.function("get_weather");
        Tool other = Samples.function("get_time");

        Run made = made(subject, assistant -> assistant.tool(one).tool(other), run -> run.toolChoice(ToolChoice.NONE));

        assertThat(Samples.functions(made.tools())).isEqualTo(Samples.functions(List.of(one, other)));
    }

    @Tag("run-settings")
    @Requirement(id = "RUN-031", capability = Capability.JSON_RESPONSES)
    default void aRunBearsTheResponseFormatOfItsAssistant(Subject subject) {
        Run made =
                made(subject, assistant -> assistant.instructions("As JSON.").responseFormat(Samples.JSON), run -> run);

        assertThat(made.responseFormat()).isEqualTo(Samples.JSON);
    }

    @Tag("run-settings")
    @Requirement(
            id = "RUN-032",
            capability = Capability.RUNS,
            hint = "The API shows its defaults where nobody said anything.")
    default void aRunShowsTheDefaultsOfWhatNobodySaid(Subject subject) {
        Run made = made(subject, assistant -> assistant, run -> run);

        assertThat(made.temperature()).isEqualTo(1.0);
        assertThat(made.topP()).isEqualTo(1.0);
        assertThat(made.responseFormat()).isEqualTo(ResponseFormat.AUTO);
        assertThat(made.toolChoice()).isEqualTo(ToolChoice.AUTO);
        assertThat(made.parallelToolCalls()).isTrue();
        assertThat(made.truncationStrategy()).isEqualTo(TruncationStrategy.AUTO);
    }

    @Tag("run-settings")
    @Requirement(id = "RUN-033", capability = Capability.RUNS)
    default void aRunHasNothingThatNobodyGaveIt(Subject subject) {
        Run made = made(subject, assistant -> assistant, run -> run);

        assertThat(made.instructions()).isEmpty();
        assertThat(made.tools()).isEmpty();
        assertThat(made.metadata()).isEqualTo(Metadata.NONE);
        assertThat(made.maxPromptTokens()).isNull();
        assertThat(made.maxCompletionTokens()).isNull();
    }

    @Tag("run-settings")
    @Requirement(id = "RUN-034", capability = Capability.RUNS)
    default void theModelOfARunIsUsedInsteadOfItsAssistants(Subject subject) {
        subject.model().will(ModelTurn.saysSomething());
        Assistant assistant = subject.assistants()
                .create(NewAssistant.of("a-retired-model")
                        .instructions(subject.model().instructions())
                        .build());
        NewRun request = NewRun.of(assistant.id()).model(subject.modelName()).build();

        Run made = subject.runs().create(subject.askingThread().id(), request);

        assertThat(made.model()).isEqualTo(subject.modelName());
        assertThat(subject.ended(made).status()).isEqualTo(RunStatus.COMPLETED);
    }

    @Tag("run-settings")
    @Requirement(id = "RUN-035", capability = Capability.RUNS)
    default void theInstructionsOfARunReplaceThoseOfItsAssistant(Subject subject) {
        Run made = made(subject, assistant -> assistant.instructions("Be brief."), run -> run.instructions("Be kind."));

        assertThat(made.instructions()).isEqualTo("Be kind.");
    }

    @Tag("run-settings")
    @Requirement(id = "RUN-036", capability = Capability.RUNS)
    default void additionalInstructionsFollowThoseOfTheAssistant(Subject subject) {
        Run made = made(
                subject,
                assistant -> assistant.instructions("Be brief."),
                run -> run.additionalInstructions("In Norwegian."));

        assertThat(made.instructions()).startsWith("Be brief.").endsWith("In Norwegian.");
    }

    @Tag("run-settings")
    @Requirement(id = "RUN-037", capability = Capability.RUNS)
    default void additionalInstructionsFollowThoseOfTheRun(Subject subject) {
        Run made = made(
                subject,
                assistant -> assistant.instructions("Be brief."),
                run -> run.instructions("Be kind.").additionalInstructions("In Norwegian."));

        assertThat(made.instructions())
                .startsWith("Be kind.")
                .endsWith("In Norwegian.")
                .doesNotContain("Be brief.");
    }

    @Tag("run-settings")
    @Requirement(id = "RUN-038", capability = Capability.FUNCTION_TOOLS)
    default void theToolsOfARunReplaceThoseOfItsAssistant(Subject subject) {
        Run made = made(
                subject,
                assistant -> assistant.tool(Samples.function("get_weather")),
                run -> run.tools(List.of(Samples.function("only_this"))).toolChoice(ToolChoice.NONE));

        assertThat(Samples.functions(made.tools()))
                .isEqualTo(Samples.functions(List.of(Samples.function("only_this"))));
    }

    @Tag("run-settings")
    @Requirement(id = "RUN-039", capability = Capability.FUNCTION_TOOLS, hint = "No tools are not the same as no word.")
    default void aRunCanDoWithoutTheToolsOfItsAssistant(Subject subject) {
        Run made = made(
                subject, assistant -> assistant.tool(Samples.function("get_weather")), run -> run.tools(List.of()));

        assertThat(made.tools()).isEmpty();
    }

    @Tag("run-settings")
    @Requirement(id = "RUN-040", capability = Capability.RUNS)
    default void theSamplingOfARunIsUsedInsteadOfItsAssistants(Subject subject) {
        Run made = made(
                subject,
                assistant -> assistant.temperature(0.25).topP(0.5),
                run -> run.temperature(0.75).topP(0.125));

        assertThat(made.temperature()).isEqualTo(0.75);
        assertThat(made.topP()).isEqualTo(0.125);
    }

    @Tag("run-settings")
    @Requirement(id = "RUN-041", capability = Capability.JSON_RESPONSES)
    default void theResponseFormatOfARunIsUsedInsteadOfItsAssistants(Subject subject) {
        Run made =
                made(subject, assistant -> assistant.instructions("As JSON."), run -> run.responseFormat(Samples.JSON));

        assertThat(made.responseFormat()).isEqualTo(Samples.JSON);
    }

    @Tag("run-settings")
    @Requirement(id = "RUN-042", capability = Capability.FUNCTION_TOOLS)
    default void aRunShowsHowItsToolsAreToBeUsed(Subject subject) {
        ToolChoice choice = ToolChoice.function(RunScenes.FUNCTION);

        Run made = RunScenes.waiting(
                subject, run -> run.toolChoice(choice).oneToolCallAtATime().metadata(Metadata.of("state", "choosy")));

        assertThat(made.toolChoice()).isEqualTo(choice);
        assertThat(made.parallelToolCalls()).isFalse();
    }

    @Tag("run-settings")
    @Requirement(id = "RUN-043", capability = Capability.RUNS)
    default void aRunShowsHowMuchOfTheThreadItIsGiven(Subject subject) {
        TruncationStrategy newest = TruncationStrategy.lastMessages(3);

        Run made = made(subject, assistant -> assistant, run -> run.truncationStrategy(newest));

        assertThat(made.truncationStrategy()).isEqualTo(newest);
    }

    @Tag("run-settings")
    @Requirement(id = "RUN-044", capability = Capability.TOKEN_BUDGETS)
    default void aRunShowsItsBudgets(Subject subject) {
        Run made = made(
                subject,
                assistant -> assistant,
                run -> run.maxPromptTokens(20_000).maxCompletionTokens(10_000));

        assertThat(made.maxPromptTokens()).isEqualTo(20_000);
        assertThat(made.maxCompletionTokens()).isEqualTo(10_000);
    }

    @Tag("run-settings")
    @Requirement(id = "RUN-045", capability = Capability.RUNS)
    default void whatARunSaysInsteadLeavesItsAssistantAlone(Subject subject) {
        subject.model().will(ModelTurn.saysSomething());
        Assistant assistant = subject.assistant();
        NewRun request =
                NewRun.of(assistant.id()).instructions("Only this time.").build();

        subject.ended(subject.runs().create(subject.askingThread().id(), request));

        assertThat(subject.assistants().find(assistant.id())).isEqualTo(assistant);
    }

    @Tag("run-settings")
    @Requirement(id = "RUN-046", capability = Capability.RUNS, hint = "A run keeps a copy of its assistant's settings.")
    default void anUpdateOfTheAssistantDoesNotReachARunThatWasMade(Subject subject) {
        Run made = made(subject, assistant -> assistant.instructions("Before."), run -> run);

        subject.assistants()
                .update(
                        made.assistantId(),
                        AssistantChange.change()
                                .instructions(Change.to("After."))
                                .build());

        assertThat(subject.runs().find(made.threadId(), made.id()).instructions())
                .isEqualTo("Before.");
    }

    /** The answer to the creation of a run that has ended since. */
    private static Run made(
            Subject subject, UnaryOperator<NewAssistant.Builder> assistant, UnaryOperator<NewRun.Builder> described) {
        subject.model().will(ModelTurn.saysSomething());
        Assistant made = subject.assistants()
                .create(assistant.apply(subject.newAssistant()).build());
        Run run = subject.runs()
                .create(
                        subject.askingThread().id(),
                        described.apply(NewRun.of(made.id())).build());
        subject.ended(run);
        return run;
    }
}
