package io.assistants4j.testkit.responses;

import io.assistants4j.testkit.http.Gate;
import io.assistants4j.testkit.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The script of one response: what happens in which order and how it ends; completed with a usage of zeros unless said
 * otherwise. Immutable; every method gives a longer copy, so a script can be shared and answered many times.
 */
public final class Reply {
    private final List<Part> parts;
    private final Ending ending;
    private final Map<String, @Nullable Object> usage;
    private final Map<String, @Nullable Object> members;

    /** A response in which nothing happens before it completes. */
    public Reply() {
        this(List.of(), Ending.completed(), usageOf(0, 0, 0, 0), Map.of());
    }

    private Reply(
            List<Part> parts,
            Ending ending,
            Map<String, @Nullable Object> usage,
            Map<String, @Nullable Object> members) {
        this.parts = List.copyOf(parts);
        this.ending = ending;
        this.usage = usage;
        this.members = members;
    }

    /** Then a message with this text, a delta event per piece. */
    public Reply text(String... deltas) {
        return then(new Part.Text(List.of(deltas), false));
    }

    /** Then a message with this text, which is done only when the next item comes or the response ends well or early. */
    public Reply openText(String... deltas) {
        return then(new Part.Text(List.of(deltas), true));
    }

    /** Then a message that refuses with this text, a delta event per piece. */
    public Reply refusal(String... deltas) {
        return then(new Part.Refusal(List.of(deltas)));
    }

    /** Then a function call, its arguments in these pieces. */
    public Reply call(String callId, String name, String... argumentDeltas) {
        return then(new Part.Call(callId, name, List.of(argumentDeltas), false));
    }

    /** Then a function call that breaks off after these pieces of its arguments. */
    public Reply halfCall(String callId, String name, String... argumentDeltas) {
        return then(new Part.Call(callId, name, List.of(argumentDeltas), true));
    }

    /** Then a reasoning item; its encrypted content is sent only to a request that included it. */
    public Reply reasoning(String encryptedContent) {
        return then(new Part.Reasoning(encryptedContent));
    }

    /** Then an output item of any other type, members as alternating names and values. */
    public Reply item(String type, @Nullable Object... members) {
        return then(new Part.Other(type, Json.object(members)));
    }

    /** Then an event of any type that belongs to no item, members as alternating names and values. */
    public Reply event(String type, @Nullable Object... members) {
        return then(new Part.Event(type, Json.object(members)));
    }

    /** Then the heartbeat event of long streams. */
    public Reply keepalive() {
        return event("keepalive");
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

    /** Uses so many tokens. */
    public Reply usage(int input, int output) {
        return usage(input, 0, output, 0);
    }

    /** Uses so many tokens; the cached ones are part of the input, those of reasoning part of the output. */
    public Reply usage(int input, int cached, int output, int reasoning) {
        return new Reply(parts, ending, usageOf(input, cached, output, reasoning), members);
    }

    /** Has one more member when it has ended, such as Azure's {@code content_filters}. */
    public Reply member(String name, @Nullable Object value) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>(members);
        more.put(name, value);
        return new Reply(parts, ending, usage, more);
    }

    /** Ends incomplete for this reason, such as {@code max_output_tokens} or {@code content_filter}. */
    public Reply incomplete(String reason) {
        return endingAs(Ending.incomplete(reason));
    }

    /** Ends failed. */
    public Reply failed(String code, String message) {
        return endingAs(Ending.failed(code, message));
    }

    /** Ends with an error event. */
    public Reply error(String code, String message) {
        return endingAs(Ending.error(code, message));
    }

    /** Ends in good order on the level of HTTP, but without the event that says how. */
    public Reply withoutEnd() {
        return endingAs(Ending.none());
    }

    List<Part> parts() {
        return parts;
    }

    Ending ending() {
        return ending;
    }

    Map<String, @Nullable Object> usage() {
        return usage;
    }

    Map<String, @Nullable Object> members() {
        return members;
    }

    /** Which item is the unfinished one of an incomplete response, or -1. */
    int cutItem() {
        long items = parts.stream().filter(Part.Item.class::isInstance).count();
        return ending.reason() == null ? -1 : (int) items - 1;
    }

    private Reply then(Part part) {
        List<Part> more = new ArrayList<>(parts);
        more.add(part);
        return new Reply(more, ending, usage, members);
    }

    private Reply endingAs(Ending other) {
        return new Reply(parts, other, usage, members);
    }

    private static Map<String, @Nullable Object> usageOf(int input, int cached, int output, int reasoning) {
        return Json.object(
                "input_tokens",
                input,
                "input_tokens_details",
                Json.object("cached_tokens", cached),
                "output_tokens",
                output,
                "output_tokens_details",
                Json.object("reasoning_tokens", reasoning),
                "total_tokens",
                input + output);
    }
}
