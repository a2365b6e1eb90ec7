package io.assistants4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.RequiredAction;
import io.assistants4j.core.run.RequiredAction.RequiredToolCall;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.run.RunStep;
import io.assistants4j.core.run.StepDetails;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.tool.FunctionCall;
import io.assistants4j.core.tool.ToolCall;
import io.assistants4j.core.tool.ToolChoice;
import io.assistants4j.core.tool.ToolOutput;
import io.assistants4j.testkit.contract.subject.ModelTurn;
import io.assistants4j.testkit.contract.subject.Subject;
import java.util.Arrays;
import java.util.List;

/** Runs that call functions, polled, and what is found of them. */
final class Calls {
    private static final int PAGE = 20;

    private Calls() {}

    /** A run that has these functions, must call one, and waits for the outputs of those the model calls in this turn. */
    static Run waiting(Subject subject, ModelTurn turn, String... functions) {
        subject.model().will(turn);
        return waiting(subject, request(subject, functions).build());
    }

    /** A run that waits for the output of this function. */
    static Run waiting(Subject subject, String function) {
        return waiting(subject, ModelTurn.callsSomehow(function), function);
    }

    /** The run that was asked for, on a new thread, when it waits for outputs. */
    static Run waiting(Subject subject, NewRun request) {
        Run run = subject.ended(subject.runs().create(subject.askingThread().id(), request));
        assertThat(run.status()).isEqualTo(RunStatus.REQUIRES_ACTION);
        return run;
    }

    /** A run that has these functions and must call one. */
    static NewRun.Builder request(Subject subject, String... functions) {
        return NewRun.of(subject.assistant().id())
                .tools(Arrays.stream(functions).map(Samples::function).toList())
                .toolChoice(ToolChoice.REQUIRED);
    }

    /** The run after these outputs, when it has ended or waits again. */
    static Run submitted(Subject subject, Run waiting, List<ToolOutput> outputs) {
        return subject.ended(subject.runs().submit(waiting.threadId(), waiting.id(), outputs));
    }

    /** The run after this output of each of its calls, when the model has said something and it has ended. */
    static Run answered(Subject subject, Run waiting, String output) {
        subject.model().will(ModelTurn.saysSomething());
        return submitted(subject, waiting, Subject.outputs(waiting, output));
    }

    /** The calls a run waits for. */
    static List<RequiredToolCall> awaited(Run waiting) {
        RequiredAction action = waiting.requiredAction();
        if (action == null) {
            throw new AssertionError("the run waits for nothing: " + waiting);
        }
        return action.toolCalls();
    }

    /** An output for the call in this place. */
    static ToolOutput output(Run waiting, int place, String output) {
        return new ToolOutput(awaited(waiting).get(place).id(), output);
    }

    /** The messages of a run, oldest first. */
    static List<Message> messages(Subject subject, Run run) {
        return subject.messages().list(run.threadId(), PageRequest.oldest(PAGE)).data().stream()
                .filter(message -> run.id().equals(message.runId()))
                .toList();
    }

    /** The calls of a step. */
    static List<ToolCall.Function> of(RunStep step) {
        assertThat(step.stepDetails()).isInstanceOf(StepDetails.ToolCalls.class);
        return ((StepDetails.ToolCalls) step.stepDetails())
                .toolCalls().stream().map(ToolCall.Function.class::cast).toList();
    }

    /** The outputs of all steps of a run that call, oldest first. */
    static List<String> outputs(Subject subject, Run run) {
        return RunScenes.steps(subject, run).stream()
                .filter(step -> step.stepDetails() instanceof StepDetails.ToolCalls)
                .flatMap(step -> of(step).stream())
                .map(ToolCall.Function::function)
                .map(FunctionCall::output)
                .toList();
    }
}
