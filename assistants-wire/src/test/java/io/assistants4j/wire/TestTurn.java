package io.assistants4j.wire;

import io.assistants4j.core.assistant.ReasoningEffort;
import io.assistants4j.core.assistant.ResponseFormat;
import io.assistants4j.core.engine.Turn;
import io.assistants4j.core.engine.TurnItem;
import io.assistants4j.core.id.AssistantId;
import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.thread.ContentPart;
import io.assistants4j.core.thread.MessageRole;
import io.assistants4j.core.tool.Tool;
import io.assistants4j.core.tool.ToolChoice;
import java.util.List;

/** A turn to be changed where a test cares. */
public final class TestTurn {
    public String thread = "thread_1";
    public String model = "a-model";
    public String instructions = "";
    public List<TurnItem> items = List.of(user("hi"));
    public List<Tool> tools = List.of();
    public ToolChoice toolChoice = ToolChoice.AUTO;
    public boolean parallel = true;
    public ResponseFormat format;
    public Double temperature;
    public Double topP;
    public ReasoningEffort effort;
    public Integer maxOutputTokens;
    public boolean mayDrop = true;

    public static TurnItem user(String text) {
        return new TurnItem.Said(MessageRole.USER, List.of(ContentPart.text(text)));
    }

    public static TurnItem assistant(String text) {
        return new TurnItem.Said(MessageRole.ASSISTANT, List.of(ContentPart.text(text)));
    }

    public Turn build() {
        return new Turn(
                new RunId("run_1"),
                new ThreadId(thread),
                new AssistantId("asst_1"),
                model,
                instructions,
                items,
                tools,
                toolChoice,
                parallel,
                format,
                temperature,
                topP,
                effort,
                maxOutputTokens,
                mayDrop);
    }
}
