package io.assistants4j.wire.json;

/** How much a reader forgives. */
enum Reading {
    /** Numbers where texts belong and the other way round, milliseconds for seconds; unknown members are kept. */
    TOLERANT,
    /** Every value has just the type it must have; unknown members are kept where there is room, or dropped. */
    EXACT,
    /** As {@link #EXACT}, and an unknown member is an error. */
    STRICT
}
