package io.assistants4j.core.event;

import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStep;
import io.assistants4j.core.thread.AssistantThread;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.value.RawJson;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Something that happened while a run was executed, under the name the Assistants API streams it by. */
public sealed interface RunEvent {
    /** The name, such as {@code thread.run.completed}. */
    String event();

    /** Whether nothing follows in its stream but {@link Done}: the run ended, or waits for outputs. */
    default boolean isLast() {
        return false;
    }

    /**
     * A thread was created.
     *
     * @param thread the thread
     */
    record ThreadCreated(AssistantThread thread) implements RunEvent {
        @Override
        public String event() {
            return "thread.created";
        }
    }

    /**
     * A run came into a state.
     *
     * @param event {@code thread.run.created} or {@code thread.run.} and the state
     * @param run the run in that state
     */
    record RunChanged(String event, Run run) implements RunEvent {
        /** The name of the first event of a run, which has no state of its own. */
        public static final String CREATED = "thread.run.created";

        private static final String PREFIX = "thread.run.";

        public RunChanged {
            Objects.requireNonNull(event, "event");
            Objects.requireNonNull(run, "run");
        }

        /** The run came into the state it is in. */
        public static RunChanged of(Run run) {
            return new RunChanged(PREFIX + run.status().value(), run);
        }

        @Override
        public boolean isLast() {
            return run.status().isTerminal() || run.requiredAction() != null;
        }
    }

    /**
     * A step of a run was created or came into a state.
     *
     * @param event {@code thread.run.step.created} or {@code thread.run.step.} and the state
     * @param step the step in that state
     */
    record StepChanged(String event, RunStep step) implements RunEvent {
        /** The name of the first event of a step, which has no state of its own. */
        public static final String CREATED = "thread.run.step.created";

        private static final String PREFIX = "thread.run.step.";

        public StepChanged {
            Objects.requireNonNull(event, "event");
            Objects.requireNonNull(step, "step");
        }

        /** The step came into the state it is in. */
        public static StepChanged of(RunStep step) {
            return new StepChanged(PREFIX + step.status().value(), step);
        }
    }

    /**
     * More of a step.
     *
     * @param delta what is added
     */
    record StepDelta(RunStepDelta delta) implements RunEvent {
        @Override
        public String event() {
            return "thread.run.step.delta";
        }
    }

    /**
     * A message was created or came into a state.
     *
     * @param event {@code thread.message.created} or {@code thread.message.} and the state
     * @param message the message in that state
     */
    record MessageChanged(String event, Message message) implements RunEvent {
        /** The name of the first event of a message, which has no state of its own. */
        public static final String CREATED = "thread.message.created";

        private static final String PREFIX = "thread.message.";

        public MessageChanged {
            Objects.requireNonNull(event, "event");
            Objects.requireNonNull(message, "message");
        }

        /** The message came into the state it is in. */
        public static MessageChanged of(Message message) {
            return new MessageChanged(PREFIX + message.status().value(), message);
        }
    }

    /**
     * More of a message.
     *
     * @param delta what is added
     */
    record MessageDelta(io.assistants4j.core.event.MessageDelta delta) implements RunEvent {
        @Override
        public String event() {
            return "thread.message.delta";
        }
    }

    /**
     * The stream itself failed; the run may go on.
     *
     * @param error what went wrong
     */
    record StreamError(StreamFault error) implements RunEvent {
        @Override
        public String event() {
            return "error";
        }

        @Override
        public boolean isLast() {
            return true;
        }
    }

    /** The end of the stream. */
    record Done() implements RunEvent {
        @Override
        public String event() {
            return "done";
        }
    }

    /**
     * An event this version does not know; kept, to be passed over.
     *
     * @param event its name
     * @param data what it carried
     */
    record Unrecognized(String event, RawJson data) implements RunEvent {
        public Unrecognized {
            Objects.requireNonNull(event, "event");
            Objects.requireNonNull(data, "data");
        }
    }

    /**
     * A fault of a stream, as the API's error envelope has it.
     *
     * @param message what went wrong, for a person
     * @param type the kind
     * @param param the field at fault
     * @param code the reason
     */
    record StreamFault(
            String message,
            @Nullable String type,
            @Nullable String param,
            @Nullable String code) {
        public StreamFault {
            Objects.requireNonNull(message, "message");
        }
    }
}
