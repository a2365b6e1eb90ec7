package io.assistants4j.testkit.assistants;

import io.assistants4j.testkit.internal.Refused;

/** What is kept: its name in errors, and how its ids begin. */
enum Kind {
    ASSISTANT("assistant", "asst", "assistant_id"),
    THREAD("thread", "thread", "thread_id"),
    MESSAGE("message", "msg", "message_id"),
    RUN("run", "run", "run_id"),
    STEP("run step", "step", "step_id");

    private final String title;
    private final String prefix;
    private final String param;

    Kind(String title, String prefix, String param) {
        this.title = title;
        this.prefix = prefix;
        this.param = param;
    }

    String title() {
        return title;
    }

    /** How its ids begin, the underscore included. */
    String prefix() {
        return prefix + "_";
    }

    /** Refuses an id of another kind. */
    void check(String id) {
        if (!id.startsWith(prefix())) {
            throw Refused.value(
                    param, "Invalid '" + param + "': '" + id + "'. Expected an ID that begins with '" + prefix + "'.");
        }
    }
}
