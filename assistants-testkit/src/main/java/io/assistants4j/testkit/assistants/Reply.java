package io.assistants4j.testkit.assistants;

import io.assistants4j.testkit.http.Gate;
import io.assistants4j.testkit.json.Json;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The script of one turn of a run: what happens in which order and how it ends. A run has one turn, and one more each time outputs
 * are submitted. A turn that calls functions leaves the run waiting for their outputs; any other completes it, unless said otherwise.
 * Its usage is zeros. Immutable; every method gives a longer copy, so a script can be shared and played many times.
 *
 * <pre>{@code
 * server.enqueue(
 *         new Reply().queued(2).call("call_1", "get_weather", "{\"city\":\"Oslo\"}"),
 *         new Reply().text("Minus four ", "degrees.").usage(31, 5));
 * }</pre>
 */
public final class Reply {
    private final List<Part> parts;
    private final Ending ending;
    private final Tokens usage;
    private final Set<Quirk> quirks;
    private final @Nullable Fault fault;
    private final int queued;
    private final int cancelling;

    /** A turn in which nothing happens before it ends. */
    public Reply() {
        this(List.of(), Ending.COMPLETED, Tokens.NONE, Set.of(), null, 0, 0);
    }

    private Reply(
            List<Part> parts,
            Ending ending,
            Tokens usage,
            Set<Quirk> quirks,
            @Nullable Fault fault,
            int queued,
            int cancelling) {
        this.parts = List.copyOf(parts);
        this.ending = ending;
        this.usage = usage;
        this.quirks = Set.copyOf(quirks);
        this.fault = fault;
        this.queued = queued;
        this.cancelling = cancelling;
    }

    /** Stays {@code queued} at first, until the run was found so often. */
    public Reply queued(int looks) {
        return new Reply(parts, ending, usage, quirks, fault, looks, cancelling);
    }

    /** Then stays {@code in_progress} until the run was found so often. */
    public Reply inProgress(int looks) {
        return status("in_progress", looks);
    }

    /** Then has any state, which a stream tells as {@code thread.run.<status>}, until the run was found so often. */
    public Reply status(String status, int looks) {
        return then(new Part.Status(status, looks));
    }

    /** Then says a message, a delta event per piece. */
    public Reply text(String... deltas) {
        return then(new Part.Text(List.of(deltas), false));
    }

    /** Then says a message that is done only when the next thing happens or the turn ends well. */
    public Reply openText(String... deltas) {
        return then(new Part.Text(List.of(deltas), true));
    }

    /** Then says a message that refuses, a delta event per piece. */
    public Reply refusal(String... deltas) {
        return then(new Part.Refusal(List.of(deltas)));
    }

    /**
     * Then says a message with one part of any type, known or not.
     *
     * @param type such as {@code image_file}
     * @param members as alternating names and values
     */
    public Reply content(String type, @Nullable Object... members) {
        return then(new Part.Content(type, Json.object(members)));
    }

    /** Then calls a function, its arguments in these pieces. What is said later in this turn comes after the outputs. */
    public Reply call(String id, String name, String... argumentDeltas) {
        return then(new Part.Call(id, name, List.of(argumentDeltas)));
    }

    /**
     * Then calls a tool the server runs itself, known or not; nobody is asked for outputs.
     *
     * @param type such as {@code code_interpreter}
     * @param members as alternating names and values
     */
    public Reply tool(String id, String type, @Nullable Object... members) {
        return then(new Part.Tool(id, type, Json.object(members)));
    }

    /** Then sends an event of any name, members as alternating names and values. */
    public Reply event(String name, @Nullable Object... members) {
        return then(new Part.Event(name, Json.object(members)));
    }

    /** Then sends this text, as it is, in the stream. */
    public Reply raw(String text) {
        return then(new Part.Raw(text));
    }

    /** Then does nothing until the gate opens. */
    public Reply waitAt(Gate gate) {
        return then(new Part.Pause(gate));
    }

    /** Then does nothing any more; the run stays as it is until it is cancelled or expires, and a stream of it just stays open. */
    public Reply hold() {
        return then(new Part.Hold());
    }

    /** Uses so many tokens. */
    public Reply usage(int prompt, int completion) {
        return new Reply(parts, ending, new Tokens(prompt, completion), quirks, fault, queued, cancelling);
    }

    /** Ends incomplete for this reason: {@code max_completion_tokens}, {@code max_prompt_tokens} or {@code content_filter}. */
    public Reply incomplete(String reason) {
        return endingAs(Ending.incomplete(reason));
    }

    /** Ends failed, with {@code server_error}, {@code rate_limit_exceeded}, {@code invalid_prompt} or any other code. */
    public Reply failed(String code, String message) {
        return endingAs(Ending.failed(code, message));
    }

    /** The stream ends with an error event, and no other that says how the run ended; the run itself ends as it would. */
    public Reply error(String code, String message) {
        return new Reply(parts, ending, usage, quirks, new Fault(code, message), queued, cancelling);
    }

    /** Where the run is cancelled in this turn, it stays {@code cancelling} until it was found so often. */
    public Reply cancelling(int looks) {
        return new Reply(parts, ending, usage, quirks, fault, queued, looks);
    }

    /** Streams in the ways of other servers, too. */
    public Reply like(Quirk... oddities) {
        Set<Quirk> more = EnumSet.noneOf(Quirk.class);
        more.addAll(quirks);
        more.addAll(List.of(oddities));
        return new Reply(parts, ending, usage, more, fault, queued, cancelling);
    }

    List<Part> parts() {
        return parts;
    }

    Ending ending() {
        return ending;
    }

    Tokens usage() {
        return usage;
    }

    boolean has(Quirk quirk) {
        return quirks.contains(quirk);
    }

    @Nullable
    Fault fault() {
        return fault;
    }

    int queued() {
        return queued;
    }

    int cancelling() {
        return cancelling;
    }

    private Reply then(Part part) {
        List<Part> more = new ArrayList<>(parts);
        more.add(part);
        return new Reply(more, ending, usage, quirks, fault, queued, cancelling);
    }

    private Reply endingAs(Ending other) {
        return new Reply(parts, other, usage, quirks, fault, queued, cancelling);
    }

    /** What an error event says. */
    record Fault(String code, String message) {}
}
