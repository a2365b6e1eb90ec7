package io.assistants4j.testkit.contract.sabotage;

import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStep;
import io.assistants4j.core.run.StepDetails;
import io.assistants4j.core.thread.ContentPart;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.tool.FunctionCall;
import io.assistants4j.core.tool.ToolCall;
import java.util.List;
import java.util.function.UnaryOperator;

/** Changes of what one kind of event carries. */
final class Changes {
    private Changes() {}

    /** Tells the runs of the events of this name otherwise. */
    static Retold.Change runs(String name, UnaryOperator<Run> change) {
        return event -> List.of(
                event instanceof RunEvent.RunChanged changed && name.equals(changed.event())
                        ? new RunEvent.RunChanged(name, change.apply(changed.run()))
                        : event);
    }

    /** Tells the steps of the events of this name otherwise. */
    static Retold.Change steps(String name, UnaryOperator<RunStep> change) {
        return event -> List.of(
                event instanceof RunEvent.StepChanged changed && name.equals(changed.event())
                        ? new RunEvent.StepChanged(name, change.apply(changed.step()))
                        : event);
    }

    /** Tells the messages of the events of this name with this content. */
    static Retold.Change messages(String name, ContentPart... content) {
        return event -> List.of(
                event instanceof RunEvent.MessageChanged changed && name.equals(changed.event())
                        ? new RunEvent.MessageChanged(name, with(changed.message(), content))
                        : event);
    }

    private static Message with(Message message, ContentPart... content) {
        return message.withContent(List.of(content));
    }

    /** The step with other calls, where it calls. */
    static RunStep calls(RunStep step, UnaryOperator<ToolCall.Function> change) {
        return step.stepDetails() instanceof StepDetails.ToolCalls details
                ? step.withDetails(StepDetails.calls(details.toolCalls().stream()
                        .map(call -> (ToolCall) change.apply((ToolCall.Function) call))
                        .toList()))
                : step;
    }

    /** The call with another output. */
    static ToolCall.Function output(ToolCall.Function call, UnaryOperator<String> change) {
        FunctionCall function = call.function();
        return new ToolCall.Function(
                call.id(),
                new FunctionCall(
                        function.name(), function.arguments(), change.apply(function.output()), function.extensions()),
                call.extensions());
    }
}
