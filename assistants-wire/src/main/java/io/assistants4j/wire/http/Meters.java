package io.assistants4j.wire.http;

import java.util.function.IntSupplier;

/** Where numbers go that are no observation of a call. No type of a library that may be missing appears here. */
interface Meters {
    /** Nowhere. */
    Meters NONE = new Meters() {
        @Override
        public void firstChunk(Labels labels, long nanos) {
            // Nobody wants to know.
        }

        @Override
        public void tokens(Labels labels, String type, long tokens) {
            // Nobody wants to know.
        }

        @Override
        public void connections(String provider, String state, IntSupplier count) {
            // Nobody wants to know.
        }
    };

    /** Takes how long the first part of an answer took. */
    void firstChunk(Labels labels, long nanos);

    /** Takes the tokens of an answer, of the type {@code input} or {@code output}. */
    void tokens(Labels labels, String type, long tokens);

    /** Watches how many connections to a provider are in this state, for good. */
    void connections(String provider, String state, IntSupplier count);

    /** What the numbers of a call are told apart by. */
    record Labels(String operation, String provider, String model, String address, String port) {}
}
