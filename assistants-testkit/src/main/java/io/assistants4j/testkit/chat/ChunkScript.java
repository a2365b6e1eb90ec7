package io.assistants4j.testkit.chat;

import io.assistants4j.testkit.http.Answer;
import io.assistants4j.testkit.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plays a reply as a stream of chunks, one write per chunk. */
final class ChunkScript {
    private final Reply reply;
    private final AnswerTrees trees;
    private final boolean tellsUsage;
    private Answer answer = Answer.eventStream();
    private int calls;

    ChunkScript(Reply reply, AnswerTrees trees, boolean usageAsked) {
        this.reply = reply;
        this.trees = trees;
        this.tellsUsage = usageAsked && !reply.has(Quirk.NO_USAGE);
    }

    Answer play() {
        if (reply.has(Quirk.EMPTY_FIRST_CHUNK)) {
            emit(trees.chunk(List.of(), null, "prompt_filter_results", List.of()));
        }
        if (!reply.has(Quirk.NO_FIRST_CHUNK)) {
            delta(Json.object("role", "assistant", "content", "", "refusal", null));
        }
        for (Part part : reply.parts()) {
            part(part);
        }
        if (reply.isEnded()) {
            end();
        }
        return answer;
    }

    private void part(Part part) {
        if (part instanceof Part.Text text) {
            text.deltas().forEach(piece -> delta(Json.object("content", piece)));
        } else if (part instanceof Part.Refusal refusal) {
            refusal.deltas().forEach(piece -> delta(Json.object("refusal", piece)));
        } else if (part instanceof Part.Reasoning reasoning) {
            reasoning.deltas().forEach(piece -> delta(Json.object("reasoning_content", piece, "content", null)));
        } else if (part instanceof Part.Call call) {
            call(call);
            calls++;
        } else if (part instanceof Part.Chunk chunk) {
            emit(chunk.members());
        } else if (part instanceof Part.Raw raw) {
            answer = answer.text(raw.text());
        } else if (part instanceof Part.Pause pause) {
            answer = answer.waitAt(pause.gate());
        } else if (part instanceof Part.Hold) {
            answer = answer.hold();
        }
    }

    private void call(Part.Call call) {
        if (reply.has(Quirk.WHOLE_CALLS)) {
            piece(call, true, String.join("", call.deltas()));
            return;
        }
        piece(call, true, "");
        call.deltas().forEach(piece -> piece(call, reply.has(Quirk.REPEATED_CALL_NAMES), piece));
    }

    private void piece(Part.Call call, boolean named, String arguments) {
        Map<String, @Nullable Object> function =
                named ? Json.object("name", call.name(), "arguments", arguments) : Json.object("arguments", arguments);
        if (reply.has(Quirk.FUNCTION_CALL)) {
            delta(Json.object("function_call", function));
            return;
        }
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        if (!reply.has(Quirk.NO_CALL_INDEX)) {
            tree.put("index", reply.has(Quirk.ONE_CALL_INDEX) ? 0 : calls);
        }
        if (named && !reply.has(Quirk.NO_CALL_IDS)) {
            tree.put("id", call.id());
        }
        tree.put("type", "function");
        tree.put("function", function);
        delta(Json.object("tool_calls", List.of(tree)));
    }

    private void end() {
        boolean together = reply.has(Quirk.USAGE_WITH_FINISH);
        if (!reply.has(Quirk.NO_FINISH)) {
            finish(tellsUsage && together ? reply.usage() : null);
        }
        if (tellsUsage && !together) {
            emit(trees.chunk(List.of(), reply.usage()));
        }
        if (!reply.has(Quirk.NO_DONE)) {
            answer = answer.text("data: [DONE]\n\n");
        }
    }

    private void finish(@Nullable Object usage) {
        emit(trees.chunk(List.of(AnswerTrees.choice("delta", Map.of(), reply.finish())), usage));
    }

    private void delta(Map<String, @Nullable Object> members) {
        Map<String, @Nullable Object> delta = members;
        if (reply.has(Quirk.FULL_DELTAS)) {
            delta = Json.object("role", "assistant", "content", null);
            delta.putAll(members);
        }
        emit(trees.chunk(List.of(AnswerTrees.choice("delta", delta, null)), null));
    }

    private void emit(Map<String, @Nullable Object> chunk) {
        answer = answer.text("data: " + Json.of(chunk) + "\n\n");
    }
}
