package io.assistants4j.core.run;

import io.assistants4j.core.value.OpenEnum;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The state of a run; {@link RunLifecycle} says what follows what. */
public sealed interface RunStatus extends OpenEnum {
    /** Waits to be executed. */
    RunStatus QUEUED = Known.QUEUED;
    /** Is executed. */
    RunStatus IN_PROGRESS = Known.IN_PROGRESS;
    /** Waits for the outputs of function calls. */
    RunStatus REQUIRES_ACTION = Known.REQUIRES_ACTION;
    /** Was cancelled and is coming to its end. */
    RunStatus CANCELLING = Known.CANCELLING;
    /** Ended by a cancel. */
    RunStatus CANCELLED = Known.CANCELLED;
    /** Ended well. */
    RunStatus COMPLETED = Known.COMPLETED;
    /** Ended because a limit was reached. */
    RunStatus INCOMPLETE = Known.INCOMPLETE;
    /** Ended by an error; {@code last_error} says which. */
    RunStatus FAILED = Known.FAILED;
    /** Not ended within ten minutes of its creation. */
    RunStatus EXPIRED = Known.EXPIRED;

    /** The value with this text: a known one, or the text itself. */
    static RunStatus of(String text) {
        RunStatus known = Known.BY_TEXT.get(text);
        return known == null ? new Unrecognized(text) : known;
    }

    /**
     * Whether a run in this state will change no more; an unknown state never is, so that a waiting caller keeps waiting
     * until its own deadline.
     */
    boolean isTerminal();

    /** The values this version knows. */
    enum Known implements RunStatus {
        /** Waits to be executed. */
        QUEUED,
        /** Is executed. */
        IN_PROGRESS,
        /** Waits for the outputs of function calls. */
        REQUIRES_ACTION,
        /** Was cancelled and is coming to its end. */
        CANCELLING,
        /** Ended by a cancel. */
        CANCELLED,
        /** Ended well. */
        COMPLETED,
        /** Ended because a limit was reached. */
        INCOMPLETE,
        /** Ended by an error; {@code last_error} says which. */
        FAILED,
        /** Not ended within ten minutes of its creation. */
        EXPIRED;

        private static final Map<String, RunStatus> BY_TEXT =
                Stream.of(values()).collect(Collectors.toMap(RunStatus::value, Function.identity()));

        @Override
        public boolean isTerminal() {
            return this == CANCELLED || this == COMPLETED || this == INCOMPLETE || this == FAILED || this == EXPIRED;
        }

        @Override
        public String value() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A value this version does not know.
     *
     * @param value the text it came as
     */
    record Unrecognized(String value) implements RunStatus {
        public Unrecognized {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public boolean isTerminal() {
            return false;
        }
    }
}
