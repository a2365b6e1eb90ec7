package io.assistants4j.testkit.chat;

import io.assistants4j.testkit.http.Gate;
import io.assistants4j.testkit.json.Json;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The script of one answer: what happens in which order and how it ends; finished with {@code stop}, or {@code tool_calls}
 * where there are some, and with a usage of zeros unless said otherwise. Immutable; every method gives a longer copy, so a
 * script can be shared and answered many times.
 */
public final class Reply {
    private final List<Part> parts;
    private final @Nullable String finish;
    private final Map<String, @Nullable Object> usage;
    private final Set<Quirk> quirks;
    private final boolean ended;

    /** An answer in which nothing happens before it is finished. */
    public Reply() {
        this(List.of(), null, usageOf(0, 0), Set.of(), true);
    }

    private Reply(
            List<Part> parts,
            @Nullable String finish,
            Map<String, @Nullable Object> usage,
            Set<Quirk> quirks,
            boolean ended) {
        this.parts = List.copyOf(parts);
        this.finish = finish;
        this.usage = usage;
        this.quirks = Set.copyOf(quirks);
        this.ended = ended;
    }

    /** Then text, a chunk per piece. */
    public Reply text(String... deltas) {
        return then(new Part.Text(List.of(deltas)));
    }

    /** Then a refusal, a chunk per piece. */
    public Reply refusal(String... deltas) {
        return then(new Part.Refusal(List.of(deltas)));
    }

    /** Then reasoning in the open, a chunk per piece. */
    public Reply reasoning(String... deltas) {
        return then(new Part.Reasoning(List.of(deltas)));
    }

    /** Then a function call, its arguments in these pieces. */
    public Reply call(String id, String name, String... argumentDeltas) {
        return then(new Part.Call(id, name, List.of(argumentDeltas)));
    }

    /** Then a chunk of exactly these members, as alternating names and values. */
    public Reply chunk(@Nullable Object... members) {
        return then(new Part.Chunk(Json.object(members)));
    }

    /** Then an error where a chunk should be; nothing comes behind it. */
    public Reply error(String code, String message) {
        return chunk("error", Json.object("message", message, "type", "server_error", "param", null, "code", code))
                .withoutEnd();
    }

    /** Then this text, as it is, in the stream. */
    public Reply raw(String text) {
        return then(new Part.Raw(text));
    }

    /** Then nothing until the gate opens. */
    public Reply waitAt(Gate gate) {
        return then(new Part.Pause(gate));
    }

    /** Then nothing, for as long as both sides keep the connection. */
    public Reply hold() {
        return then(new Part.Hold());
    }

    /** Costs so many tokens. */
    public Reply usage(int input, int output) {
        return new Reply(parts, finish, usageOf(input, output), quirks, ended);
    }

    /** Finishes for this reason, such as {@code length} or {@code content_filter}. */
    public Reply finish(String reason) {
        return new Reply(parts, reason, usage, quirks, ended);
    }

    /** Stops in good order on the level of HTTP, but without a reason to finish, a usage or {@code [DONE]}. */
    public Reply withoutEnd() {
        return new Reply(parts, finish, usage, quirks, false);
    }

    /** Behaves like other servers in these ways, too. */
    public Reply like(Quirk... oddities) {
        Set<Quirk> more = EnumSet.noneOf(Quirk.class);
        more.addAll(quirks);
        more.addAll(List.of(oddities));
        return new Reply(parts, finish, usage, more, ended);
    }

    List<Part> parts() {
        return parts;
    }

    String finish() {
        boolean calls = parts.stream().anyMatch(Part.Call.class::isInstance);
        String good = !calls ? "stop" : has(Quirk.FUNCTION_CALL) ? "function_call" : "tool_calls";
        return finish == null ? good : finish;
    }

    Map<String, @Nullable Object> usage() {
        return usage;
    }

    boolean has(Quirk quirk) {
        return quirks.contains(quirk);
    }

    boolean isEnded() {
        return ended;
    }

    private Reply then(Part part) {
        List<Part> more = new ArrayList<>(parts);
        more.add(part);
        return new Reply(more, finish, usage, quirks, ended);
    }

    private static Map<String, @Nullable Object> usageOf(int input, int output) {
        return Json.object("prompt_tokens", input, "completion_tokens", output, "total_tokens", input + output);
    }
}
