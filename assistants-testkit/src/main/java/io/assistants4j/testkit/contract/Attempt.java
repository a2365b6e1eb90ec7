package io.assistants4j.testkit.contract;

import io.assistants4j.core.error.AssistantsException;
import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.event.RunStream;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.thread.MessageStatus;
import io.assistants4j.testkit.contract.subject.Subject;
import org.jspecify.annotations.Nullable;

/**
 * What came of asking the model for a run. Where the far side is asked for turns, a run begins in any case and says how it ended;
 * where the far side keeps runs, one that could not begin is a failure of the call.
 *
 * @param run the run when it is over
 * @param failure why there is none, or why it could not be followed
 * @param text what was said, as far as it was followed
 */
record Attempt(@Nullable Run run, @Nullable AssistantsException failure, String text) {
    /** A run of a new assistant on a new thread, asked for and waited for. */
    static Attempt of(Subject subject) {
        return of(subject, subject);
    }

    /** The same, asked for at the second of two that share all they keep; what it needs is made at the first. */
    static Attempt of(Subject prepared, Subject subject) {
        NewRun request = NewRun.of(prepared.assistant().id()).build();
        ThreadId thread = prepared.askingThread().id();
        try {
            return new Attempt(subject.ended(subject.runs().create(thread, request)), null, "");
        } catch (AssistantsException e) {
            return new Attempt(null, e, "");
        }
    }

    /** A run like that, followed as a stream until it ends. */
    static Attempt streamed(Subject subject) {
        return streamed(subject, subject);
    }

    /** The same, asked for at the second of two that share all they keep; what it needs is made at the first. */
    static Attempt streamed(Subject prepared, Subject subject) {
        NewRun request = NewRun.of(prepared.assistant().id()).build();
        ThreadId thread = prepared.askingThread().id();
        StringBuilder text = new StringBuilder();
        Run run = null;
        try (RunStream stream = subject.streams().stream(thread, request)) {
            for (RunEvent event : stream) {
                if (event instanceof RunEvent.RunChanged changed) {
                    run = changed.run();
                } else if (event instanceof RunEvent.MessageChanged changed
                        && changed.message().status().equals(MessageStatus.COMPLETED)) {
                    text.append(changed.message().text());
                }
            }
            return new Attempt(run, null, text.toString());
        } catch (AssistantsException e) {
            return new Attempt(run, e, text.toString());
        }
    }

    boolean succeeded() {
        return failure == null && run != null && run.status().equals(RunStatus.COMPLETED);
    }

    boolean failed() {
        return failure != null || run == null || run.status().equals(RunStatus.FAILED);
    }

    /** All that a caller sees of it. */
    String shown() {
        if (failure == null) {
            return String.valueOf(run);
        }
        return failure + " " + failure.details() + " " + failure.getCause();
    }
}
