package io.assistants4j.wire.json;

import io.assistants4j.core.assistant.Assistant;
import io.assistants4j.core.assistant.NewAssistant;
import io.assistants4j.core.engine.RunProgress;
import io.assistants4j.core.event.MessageDelta;
import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.event.RunStepDelta;
import io.assistants4j.core.page.Page;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.NewThreadRun;
import io.assistants4j.core.run.RequiredAction;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStep;
import io.assistants4j.core.run.TruncationStrategy;
import io.assistants4j.core.thread.AssistantThread;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.thread.MessageStatus;
import io.assistants4j.core.thread.NewMessage;
import io.assistants4j.core.thread.NewThread;
import io.assistants4j.core.tool.FunctionCall;
import java.util.Map;

/** The objects of the wire that are more than their record says. */
final class Shapes {

    private static final Map<Class<?>, Shape> SHAPES = Map.ofEntries(
            Map.entry(Assistant.class, Shape.shape().tag("assistant").explicitNulls("reasoning_effort")),
            Map.entry(AssistantThread.class, Shape.shape().tag("thread").explicitNulls()),
            Map.entry(
                    Message.class,
                    Shape.shape().tag("thread.message").explicitNulls().otherwise("status", MessageStatus.COMPLETED)),
            Map.entry(
                    Run.class,
                    Shape.shape()
                            .tag("thread.run")
                            .explicitNulls("reasoning_effort", "tool_resources")
                            .otherwise("instructions", "")
                            .otherwise("parallel_tool_calls", true)),
            Map.entry(RunStep.class, Shape.shape().tag("thread.run.step").explicitNulls()),
            Map.entry(MessageDelta.class, Shape.shape().tag("thread.message.delta")),
            Map.entry(RunStepDelta.class, Shape.shape().tag("thread.run.step.delta")),
            Map.entry(Page.class, Shape.shape().tag("list").explicitNulls().otherwise("has_more", false)),
            Map.entry(TruncationStrategy.class, Shape.shape().explicitNulls()),
            Map.entry(FunctionCall.class, Shape.shape().explicitNulls()),
            Map.entry(RequiredAction.RequiredToolCall.class, Shape.shape().otherwise("type", "function")),
            Map.entry(RunProgress.class, Shape.shape().exactTimes()),
            Map.entry(RunEvent.StreamFault.class, Shape.shape().explicitNulls()),
            Map.entry(NewAssistant.class, Shape.shape().omitDefaults()),
            Map.entry(NewThread.class, Shape.shape().omitDefaults()),
            Map.entry(NewMessage.class, Shape.shape().omitDefaults().require("content")),
            Map.entry(NewRun.class, Shape.shape().omitDefaults()),
            Map.entry(NewThreadRun.class, Shape.shape().omitDefaults()),
            Map.entry(ToolOutputs.class, Shape.shape().require("tool_outputs")));

    private Shapes() {}

    /** What is known of a record beyond its components. */
    static Shape of(Class<?> type) {
        return SHAPES.getOrDefault(type, Shape.PLAIN);
    }
}
