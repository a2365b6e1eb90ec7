package io.assistants4j.wire.assistants;

/** Fixed headers of the routes. */
final class Beta {
    /** Tells the second version of this API from the first, which no server speaks any more. */
    static final String V2 = "OpenAI-Beta: assistants=v2";

    static final String EVENTS = "Accept: text/event-stream";

    /** Compression holds events back until a block of it is full. */
    static final String PLAIN = "Accept-Encoding: identity";

    private Beta() {}
}
