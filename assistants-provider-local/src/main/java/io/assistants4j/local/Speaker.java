package io.assistants4j.local;

/** Where a sentence that may be quoted comes from, and the words that introduce it. */
enum Speaker {
    INSTRUCTIONS("The instructions say:"),
    /** The user, in the message that is being answered. */
    ASKER("You say:"),
    /** The user, in a message before. */
    USER("You said:"),
    /** What a called function gave back. */
    FUNCTION("The function answered:"),
    ASSISTANT("I said earlier:");

    private final String introduction;

    Speaker(String introduction) {
        this.introduction = introduction;
    }

    String introduction() {
        return introduction;
    }
}
