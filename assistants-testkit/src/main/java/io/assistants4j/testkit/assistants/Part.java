package io.assistants4j.testkit.assistants;

import io.assistants4j.testkit.http.Gate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One thing that happens in a scripted turn. */
sealed interface Part {
    /** A part that is a message of the assistant. */
    sealed interface Spoken extends Part {}

    /** A message with one text, in these deltas; one that is open is closed by what comes next or a good end. */
    record Text(List<String> deltas, boolean open) implements Spoken {}

    /** A message with one refusal, in these deltas. */
    record Refusal(List<String> deltas) implements Spoken {}

    /** A message with one part of any type. */
    record Content(String type, Map<String, @Nullable Object> members) implements Spoken {}

    /** A call of a function whose arguments come in these deltas. */
    record Call(String id, String name, List<String> deltas) implements Part {}

    /** A call of a tool of the far side's own. */
    record Tool(String id, String type, Map<String, @Nullable Object> members) implements Part {}

    /** A state of the run, which stays until it was looked at so often. */
    record Status(String status, int looks) implements Part {}

    /** An event of any name in the stream. */
    record Event(String name, Map<String, @Nullable Object> members) implements Part {}

    /** Text written to the stream as it is. */
    record Raw(String text) implements Part {}

    /** Nothing more until the gate opens. */
    record Pause(Gate gate) implements Part {}

    /** Nothing more, ever. */
    record Hold() implements Part {}
}
