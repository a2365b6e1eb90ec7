package io.assistants4j.core.run;

import io.assistants4j.core.value.OpenEnum;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The state of a run step. */
public sealed interface RunStepStatus extends OpenEnum {
    /** Going on. */
    RunStepStatus IN_PROGRESS = Known.IN_PROGRESS;
    /** Ended by a cancel. */
    RunStepStatus CANCELLED = Known.CANCELLED;
    /** Ended by an error. */
    RunStepStatus FAILED = Known.FAILED;
    /** Done. */
    RunStepStatus COMPLETED = Known.COMPLETED;
    /** Not done in time. */
    RunStepStatus EXPIRED = Known.EXPIRED;

    /** The value with this text: a known one, or the text itself. */
    static RunStepStatus of(String text) {
        RunStepStatus known = Known.BY_TEXT.get(text);
        return known == null ? new Unrecognized(text) : known;
    }

    /** The values this version knows. */
    enum Known implements RunStepStatus {
        /** Going on. */
        IN_PROGRESS,
        /** Ended by a cancel. */
        CANCELLED,
        /** Ended by an error. */
        FAILED,
        /** Done. */
        COMPLETED,
        /** Not done in time. */
        EXPIRED;

        private static final Map<String, RunStepStatus> BY_TEXT =
                Stream.of(values()).collect(Collectors.toMap(RunStepStatus::value, Function.identity()));

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
    record Unrecognized(String value) implements RunStepStatus {
        public Unrecognized {
            Objects.requireNonNull(value, "value");
        }
    }
}
