package io.assistants4j.wire.chat;

import com.squareup.moshi.JsonWriter;
import io.assistants4j.core.assistant.ResponseFormat;
import io.assistants4j.core.engine.Turn;
import io.assistants4j.wire.internal.turns.FormatWriter;
import io.assistants4j.wire.internal.turns.Nesting;
import io.assistants4j.wire.internal.turns.ToolWriter;
import io.assistants4j.wire.turns.TurnLabels;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import okio.Buffer;
import okio.ByteString;

/** Writes a turn as a request: always streamed, with the whole conversation in it. */
final class RequestWriter {
    private final Turn turn;
    private final ChatServer server;
    private final TurnLabels labels;
    private final Set<ChatExtra> left;
    private final Buffer out = new Buffer();
    private final JsonWriter json = JsonWriter.of(out);

    private RequestWriter(Turn turn, ChatServer server, TurnLabels labels, Set<ChatExtra> left) {
        this.turn = turn;
        this.server = server;
        this.labels = labels;
        this.left = left;
    }

    /**
     * The request for a turn.
     *
     * @param left what to leave out
     */
    static ByteString write(Turn turn, ChatServer server, TurnLabels labels, Set<ChatExtra> left) {
        try {
            RequestWriter writer = new RequestWriter(turn, server, labels, left);
            writer.request();
            return writer.out.readByteString();
        } catch (IOException e) {
            throw new UncheckedIOException("a buffer in memory failed", e);
        }
    }

    private void request() throws IOException {
        json.beginObject();
        json.name("model").value(turn.model());
        json.name("messages").beginArray();
        if (!turn.instructions().isEmpty()) {
            json.beginObject();
            json.name("role").value(takes(ChatExtra.SYSTEM_ROLE) ? "system" : "user");
            json.name("content").value(turn.instructions());
            json.endObject();
        }
        new MessageWriter(json, turn.items()).write();
        json.endArray();
        tools();
        ResponseFormat format = turn.responseFormat();
        if (format != null && FormatWriter.isAsked(format)) {
            json.name("response_format");
            new FormatWriter(json, Nesting.NESTED).write(format);
        }
        limits();
        delivery();
        json.endObject();
        json.flush();
    }

    private void tools() throws IOException {
        new ToolWriter(json, Nesting.NESTED).write(turn);
        if (!turn.tools().isEmpty() && !turn.parallelToolCalls() && takes(ChatExtra.PARALLEL_TOOL_CALLS)) {
            json.name("parallel_tool_calls").value(false);
        }
    }

    private void limits() throws IOException {
        json.name("temperature").value(takes(ChatExtra.TEMPERATURE) ? turn.temperature() : null);
        json.name("top_p").value(takes(ChatExtra.TOP_P) ? turn.topP() : null);
        if (turn.reasoningEffort() != null) {
            json.name("reasoning_effort").value(turn.reasoningEffort().value());
        }
        Integer most = turn.maxOutputTokens();
        if (most != null) {
            boolean newer = (server != ChatServer.COMPATIBLE) == takes(ChatExtra.USUAL_BOUND);
            json.name(newer ? "max_completion_tokens" : "max_tokens").value(Math.max(1, most));
        }
    }

    private void delivery() throws IOException {
        json.name("stream").value(true);
        if (takes(ChatExtra.STREAM_OPTIONS)) {
            json.name("stream_options").beginObject();
            json.name("include_usage").value(true);
            json.endObject();
        }
        if (server == ChatServer.OPENAI) {
            if (takes(ChatExtra.STORE)) {
                json.name("store").value(false);
            }
        } else if (server == ChatServer.COMPATIBLE && takes(ChatExtra.METADATA)) {
            json.name("metadata").beginObject();
            json.name("assistant_id").value(turn.assistant().value());
            json.name("thread_id").value(turn.thread().value());
            json.name("run_id").value(turn.run().value());
            json.endObject();
        }
        json.name("prompt_cache_key").value(takes(ChatExtra.PROMPT_CACHE_KEY) ? labels.promptCacheKey(turn) : null);
        json.name("safety_identifier").value(takes(ChatExtra.SAFETY_IDENTIFIER) ? labels.safetyIdentifier() : null);
    }

    private boolean takes(ChatExtra extra) {
        return !left.contains(extra);
    }
}
