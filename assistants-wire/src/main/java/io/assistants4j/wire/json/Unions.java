package io.assistants4j.wire.json;

import io.assistants4j.core.assistant.ResponseFormat;
import io.assistants4j.core.engine.TurnItem;
import io.assistants4j.core.event.MessageDelta;
import io.assistants4j.core.event.RunStepDelta;
import io.assistants4j.core.run.StepDetails;
import io.assistants4j.core.thread.Annotation;
import io.assistants4j.core.thread.ContentPart;
import io.assistants4j.core.thread.NewContentPart;
import io.assistants4j.core.tool.CodeInterpreterCall;
import io.assistants4j.core.tool.Tool;
import io.assistants4j.core.tool.ToolCall;
import io.assistants4j.core.tool.ToolChoice;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The labels of the unions of the wire, and the records they stand for. */
final class Unions {

    private static final Map<Class<?>, Map<String, Class<?>>> LABELS = Map.ofEntries(
            Map.entry(
                    Tool.class,
                    Map.of(
                            "code_interpreter", Tool.CodeInterpreter.class,
                            "file_search", Tool.FileSearch.class,
                            "function", Tool.Function.class)),
            Map.entry(
                    ToolChoice.class,
                    Map.of(
                            "code_interpreter", ToolChoice.CodeInterpreter.class,
                            "file_search", ToolChoice.FileSearch.class,
                            "function", ToolChoice.Function.class)),
            Map.entry(
                    ToolCall.class,
                    Map.of(
                            "code_interpreter", ToolCall.CodeInterpreter.class,
                            "file_search", ToolCall.FileSearch.class,
                            "function", ToolCall.Function.class)),
            Map.entry(
                    CodeInterpreterCall.Output.class,
                    Map.of(
                            "logs", CodeInterpreterCall.Output.Logs.class,
                            "image", CodeInterpreterCall.Output.Image.class)),
            Map.entry(
                    ResponseFormat.class,
                    Map.of(
                            "text", ResponseFormat.Text.class,
                            "json_object", ResponseFormat.JsonObject.class,
                            "json_schema", ResponseFormat.JsonSchema.class)),
            Map.entry(
                    NewContentPart.class,
                    Map.of(
                            "text", NewContentPart.Text.class,
                            "image_file", NewContentPart.ImageFilePart.class,
                            "image_url", NewContentPart.ImageUrlPart.class)),
            Map.entry(
                    ContentPart.class,
                    Map.of(
                            "text", ContentPart.Text.class,
                            "refusal", ContentPart.Refusal.class,
                            "image_file", ContentPart.ImageFilePart.class,
                            "image_url", ContentPart.ImageUrlPart.class)),
            Map.entry(
                    Annotation.class,
                    Map.of(
                            "file_citation", Annotation.FileCitation.class,
                            "file_path", Annotation.FilePath.class)),
            Map.entry(
                    StepDetails.class,
                    Map.of(
                            "message_creation", StepDetails.MessageCreation.class,
                            "tool_calls", StepDetails.ToolCalls.class)),
            Map.entry(
                    MessageDelta.PartDelta.class,
                    Map.of(
                            "text", MessageDelta.PartDelta.Text.class,
                            "refusal", MessageDelta.PartDelta.Refusal.class,
                            "image_file", MessageDelta.PartDelta.ImageFilePart.class,
                            "image_url", MessageDelta.PartDelta.ImageUrlPart.class)),
            Map.entry(
                    RunStepDelta.DetailsDelta.class,
                    Map.of(
                            "message_creation", RunStepDelta.DetailsDelta.MessageCreation.class,
                            "tool_calls", RunStepDelta.DetailsDelta.ToolCalls.class)),
            Map.entry(
                    RunStepDelta.CallDelta.class,
                    Map.of(
                            "code_interpreter", RunStepDelta.CallDelta.CodeInterpreter.class,
                            "file_search", RunStepDelta.CallDelta.FileSearch.class,
                            "function", RunStepDelta.CallDelta.Function.class)),
            Map.entry(
                    RunStepDelta.OutputDelta.class,
                    Map.of(
                            "logs", RunStepDelta.OutputDelta.Logs.class,
                            "image", RunStepDelta.OutputDelta.Image.class)),
            Map.entry(
                    TurnItem.class,
                    Map.of(
                            "said", TurnItem.Said.class,
                            "called", TurnItem.Called.class,
                            "returned", TurnItem.Returned.class,
                            "opaque", TurnItem.Opaque.class)));

    private Unions() {}

    /** The records of a union by label, null where the type is no union. */
    static @Nullable Map<String, Class<?>> labels(Class<?> union) {
        return LABELS.get(union);
    }

    /** The union a record belongs to, null where it belongs to none. */
    static @Nullable Class<?> of(Class<?> member) {
        for (Class<?> parent : member.getInterfaces()) {
            if (LABELS.containsKey(parent)) {
                return parent;
            }
        }
        return null;
    }

    /** The label of a record, null where it is in no union or has none there. */
    static @Nullable String label(Class<?> member) {
        Class<?> union = of(member);
        if (union == null) {
            return null;
        }
        for (Map.Entry<String, Class<?>> entry :
                LABELS.getOrDefault(union, Map.of()).entrySet()) {
            if (entry.getValue() == member) {
                return entry.getKey();
            }
        }
        return null;
    }
}
