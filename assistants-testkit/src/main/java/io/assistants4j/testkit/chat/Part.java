package io.assistants4j.testkit.chat;

import io.assistants4j.testkit.http.Gate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One thing that happens in a scripted answer. */
sealed interface Part {
    /** Text, in these deltas. */
    record Text(List<String> deltas) implements Part {}

    /** A refusal, in these deltas. */
    record Refusal(List<String> deltas) implements Part {}

    /** Reasoning shown in the open, in these deltas. */
    record Reasoning(List<String> deltas) implements Part {}

    /** A function call whose arguments come in these deltas. */
    record Call(String id, String name, List<String> deltas) implements Part {}

    /** A chunk of exactly these members. */
    record Chunk(Map<String, @Nullable Object> members) implements Part {}

    /** Text written to the stream as it is. */
    record Raw(String text) implements Part {}

    /** Nothing more until the gate opens. */
    record Pause(Gate gate) implements Part {}

    /** Nothing more until either side closes the connection. */
    record Hold() implements Part {}
}
