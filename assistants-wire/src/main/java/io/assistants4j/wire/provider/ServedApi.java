package io.assistants4j.wire.provider;

/** An API that a far side answers, in the order in which one is chosen. */
public enum ServedApi {
    /** The Responses API: model turns, reasoning included. */
    RESPONSES("the Responses API"),
    /** The Chat Completions API: model turns. */
    CHAT_COMPLETIONS("the Chat Completions API"),
    /** The Assistants API v2: the far side keeps everything. */
    ASSISTANTS("the Assistants API");

    private final String title;

    ServedApi(String title) {
        this.title = title;
    }

    /** What a person calls it. */
    String title() {
        return title;
    }
}
