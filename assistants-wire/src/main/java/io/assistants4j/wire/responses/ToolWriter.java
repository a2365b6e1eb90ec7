package io.assistants4j.wire.responses;

import com.squareup.moshi.JsonWriter;
import io.assistants4j.core.engine.Turn;
import io.assistants4j.core.error.UnsupportedCapabilityException;
import io.assistants4j.core.tool.FunctionDefinition;
import io.assistants4j.core.tool.Tool;
import io.assistants4j.core.tool.ToolChoice;
import io.assistants4j.core.value.RawJson;
import java.io.IOException;
import java.util.List;

/** Writes tools and the choice among them: flat, and with the strictness the Assistants API meant when it was silent. */
final class ToolWriter {
    private static final RawJson NO_PARAMETERS = new RawJson("{\"type\":\"object\",\"properties\":{}}");
    private static final RawJson NO_PARAMETERS_STRICTLY =
            new RawJson("{\"type\":\"object\",\"properties\":{},\"required\":[],\"additionalProperties\":false}");

    private final JsonWriter json;

    ToolWriter(JsonWriter json) {
        this.json = json;
    }

    void write(Turn turn) throws IOException {
        List<Tool> tools = turn.tools();
        if (tools.isEmpty()) {
            return;
        }
        json.name("tools").beginArray();
        for (int i = 0; i < tools.size(); i++) {
            if (!(tools.get(i) instanceof Tool.Function function)) {
                throw new UnsupportedCapabilityException(
                        "only function tools can be used with this provider", "tools[" + i + "]");
            }
            function(function.function());
        }
        json.endArray();
        choice(turn.toolChoice());
        if (!turn.parallelToolCalls()) {
            json.name("parallel_tool_calls").value(false);
        }
    }

    private void function(FunctionDefinition function) throws IOException {
        boolean strict = Boolean.TRUE.equals(function.strict());
        RawJson parameters = function.parameters();
        json.beginObject();
        json.name("type").value("function");
        json.name("name").value(function.name());
        json.name("description").value(function.description());
        json.name("parameters");
        RequestWriter.raw(json, parameters != null ? parameters : strict ? NO_PARAMETERS_STRICTLY : NO_PARAMETERS);
        json.name("strict").value(strict);
        json.endObject();
    }

    private void choice(ToolChoice choice) throws IOException {
        if (choice.equals(ToolChoice.AUTO)) {
            return;
        }
        json.name("tool_choice");
        if (choice instanceof ToolChoice.Mode mode) {
            json.value(mode.value());
        } else if (choice instanceof ToolChoice.Function function) {
            json.beginObject();
            json.name("type").value("function");
            json.name("name").value(function.function().name());
            json.endObject();
        } else {
            throw new UnsupportedCapabilityException("only functions can be chosen with this provider", "tool_choice");
        }
    }
}
