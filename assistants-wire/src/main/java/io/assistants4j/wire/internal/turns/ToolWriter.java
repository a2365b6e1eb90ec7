package io.assistants4j.wire.internal.turns;

import com.squareup.moshi.JsonWriter;
import io.assistants4j.core.engine.Turn;
import io.assistants4j.core.error.UnsupportedCapabilityException;
import io.assistants4j.core.tool.FunctionDefinition;
import io.assistants4j.core.tool.Tool;
import io.assistants4j.core.tool.ToolChoice;
import io.assistants4j.core.value.RawJson;
import java.io.IOException;
import java.util.List;

/** Writes tools and the choice among them, with the strictness the Assistants API meant when it was silent. */
public final class ToolWriter {
    private static final RawJson NO_PARAMETERS = new RawJson("{\"type\":\"object\",\"properties\":{}}");
    private static final RawJson NO_PARAMETERS_STRICTLY =
            new RawJson("{\"type\":\"object\",\"properties\":{},\"required\":[],\"additionalProperties\":false}");

    private final JsonWriter json;
    private final Nesting nesting;

    /** Writes into an object that is open. */
    public ToolWriter(JsonWriter json, Nesting nesting) {
        this.json = json;
        this.nesting = nesting;
    }

    /**
     * Writes the members for a turn, none where it has no tools.
     *
     * @throws UnsupportedCapabilityException naming what is no function
     */
    public void write(Turn turn) throws IOException {
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
            nesting.object(json, "function", () -> function(function.function()));
        }
        json.endArray();
        choice(turn.toolChoice());
    }

    private void function(FunctionDefinition function) throws IOException {
        boolean strict = Boolean.TRUE.equals(function.strict());
        RawJson parameters = function.parameters();
        json.name("name").value(function.name());
        json.name("description").value(function.description());
        json.name("parameters");
        LenientJson.raw(json, parameters != null ? parameters : strict ? NO_PARAMETERS_STRICTLY : NO_PARAMETERS);
        nesting.strict(json, function.strict());
    }

    private void choice(ToolChoice choice) throws IOException {
        if (choice.equals(ToolChoice.AUTO)) {
            return;
        }
        json.name("tool_choice");
        if (choice instanceof ToolChoice.Mode mode) {
            json.value(mode.value());
        } else if (choice instanceof ToolChoice.Function function) {
            nesting.object(
                    json,
                    "function",
                    () -> json.name("name").value(function.function().name()));
        } else {
            throw new UnsupportedCapabilityException("only functions can be chosen with this provider", "tool_choice");
        }
    }
}
