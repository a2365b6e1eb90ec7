package io.assistants4j.core.engine;

import io.assistants4j.core.id.ToolCallId;
import io.assistants4j.core.run.LastError;
import io.assistants4j.core.run.Usage;
import io.assistants4j.core.value.RawJson;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something a model did in a turn.
 *
 * <p>A message is opened by {@link MessageStarted}, filled by deltas and closed by {@link MessageEnded}; a call is opened by
 * {@link CallStarted}, filled by {@link ArgumentsDelta}s and closed by {@link CallEnded}. Messages come one after another;
 * calls may overlap each other. {@link Completed}, {@link Incomplete} or {@link Failed} is the last event.
 */
public sealed interface TurnEvent {
    /** The model begins a message. */
    record MessageStarted() implements TurnEvent {}

    /**
     * More text of the message that is open.
     *
     * @param part the part of the message, counted from 0 without gaps
     * @param text what is added
     */
    record TextDelta(int part, String text) implements TurnEvent {
        public TextDelta {
            Objects.requireNonNull(text, "text");
        }
    }

    /**
     * More of a refusal in the message that is open.
     *
     * @param part the part of the message, counted from 0 without gaps
     * @param refusal what is added
     */
    record RefusalDelta(int part, String refusal) implements TurnEvent {
        public RefusalDelta {
            Objects.requireNonNull(refusal, "refusal");
        }
    }

    /**
     * The message that is open is whole.
     *
     * @param phase what the far side calls the message's part in its answer, such as {@code commentary}, to be shown to it
     *     again with the message; null where it calls it nothing
     */
    record MessageEnded(@Nullable String phase) implements TurnEvent {
        /** The end of a message whose part in the answer has no name. */
        public MessageEnded() {
            this(null);
        }
    }

    /**
     * The model begins a call of a function.
     *
     * @param id the call's id
     * @param name the function
     */
    record CallStarted(ToolCallId id, String name) implements TurnEvent {
        public CallStarted {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(name, "name");
        }
    }

    /**
     * More of a call's arguments.
     *
     * @param id the call
     * @param arguments what is added
     */
    record ArgumentsDelta(ToolCallId id, String arguments) implements TurnEvent {
        public ArgumentsDelta {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(arguments, "arguments");
        }
    }

    /**
     * A call is whole. A turn that completes with a call that is not fails the run.
     *
     * @param id the call
     */
    record CallEnded(ToolCallId id) implements TurnEvent {
        public CallEnded {
            Objects.requireNonNull(id, "id");
        }
    }

    /**
     * Something to show the model again in the later turns of this run, in this place.
     *
     * @param json the item as the far side wrote it
     */
    record OpaqueItem(RawJson json) implements TurnEvent {
        public OpaqueItem {
            Objects.requireNonNull(json, "json");
        }
    }

    /**
     * Something the far side says about its answer for which runs have no member, such as what a filter of contents saw. It is
     * kept with the run under this name; of two with one name the later counts.
     *
     * @param name the member of the run
     * @param value as the far side wrote it
     */
    record Remark(String name, RawJson value) implements TurnEvent {
        public Remark {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(value, "value");
        }
    }

    /**
     * The turn ended well.
     *
     * @param usage tokens it used; zero where the far side does not tell
     */
    record Completed(Usage usage) implements TurnEvent {
        public Completed {
            Objects.requireNonNull(usage, "usage");
        }
    }

    /**
     * The turn ended early.
     *
     * @param reason which limit ended it
     * @param usage tokens it used
     */
    record Incomplete(Reason reason, Usage usage) implements TurnEvent {
        public Incomplete {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(usage, "usage");
        }
    }

    /**
     * The turn failed.
     *
     * @param error why, with the run's codes
     * @param usage tokens it used, where the far side tells
     */
    record Failed(LastError error, @Nullable Usage usage) implements TurnEvent {
        public Failed {
            Objects.requireNonNull(error, "error");
        }
    }

    /** Which limit ended a turn early. */
    enum Reason {
        /** The bound on the tokens written. */
        MAX_OUTPUT_TOKENS,
        /** A filter of contents. */
        CONTENT_FILTER,
        /** Any other. */
        OTHER
    }
}
