package io.assistants4j.wire.responses;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The events a turn is made of; all others, heartbeats and ones unknown to this version alike, are passed over. */
enum EventType {
    CREATED("response.created"),
    ITEM_ADDED("response.output_item.added"),
    ITEM_DONE("response.output_item.done"),
    TEXT("response.output_text.delta"),
    REFUSAL("response.refusal.delta"),
    ARGUMENTS("response.function_call_arguments.delta"),
    COMPLETED("response.completed"),
    INCOMPLETE("response.incomplete"),
    FAILED("response.failed"),
    CANCELLED("response.cancelled"),
    ERROR("error");

    private static final Map<String, EventType> BY_NAME =
            Stream.of(values()).collect(Collectors.toMap(type -> type.name, Function.identity()));

    private final String name;

    EventType(String name) {
        this.name = name;
    }

    static @Nullable EventType of(String name) {
        return BY_NAME.get(name);
    }

    /** Whether a response has hundreds of them, each with a piece of something. */
    boolean isDelta() {
        return this == TEXT || this == REFUSAL || this == ARGUMENTS;
    }
}
