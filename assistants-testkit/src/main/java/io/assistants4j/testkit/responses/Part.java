package io.assistants4j.testkit.responses;

import io.assistants4j.testkit.http.Gate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One thing that happens in a scripted response: an output item, or something between the items. */
sealed interface Part {
    /** A part that is an item of the response's output. */
    sealed interface Item extends Part {}

    /** An assistant message with one text, in these deltas; one that is open is closed by the next item or a good end. */
    record Text(List<String> deltas, boolean open) implements Item {}

    /** An assistant message with one refusal, in these deltas. */
    record Refusal(List<String> deltas) implements Item {}

    /** A function call whose arguments come in these deltas; a half-written one never gets its end. */
    record Call(String callId, String name, List<String> deltas, boolean half) implements Item {}

    /** A reasoning item. */
    record Reasoning(String encrypted) implements Item {}

    /** An item of any other type. */
    record Other(String type, Map<String, @Nullable Object> members) implements Item {}

    /** An event of any type that is no part of an item. */
    record Event(String type, Map<String, @Nullable Object> members) implements Part {}

    /** Text written to the stream as it is. */
    record Raw(String text) implements Part {}

    /** Nothing more until the gate opens. */
    record Pause(Gate gate) implements Part {}

    /** Nothing more until either side closes the connection. */
    record Hold() implements Part {}
}
