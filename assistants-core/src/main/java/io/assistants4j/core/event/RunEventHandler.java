package io.assistants4j.core.event;

import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStep;
import io.assistants4j.core.thread.AssistantThread;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.value.RawJson;

/** Takes the events of a stream by kind; every method does nothing unless overridden. */
public interface RunEventHandler {
    /** A thread was created. */
    default void onThread(AssistantThread thread) {}

    /** A run was created or came into a state. */
    default void onRun(Run run) {}

    /** A step was created or came into a state. */
    default void onStep(RunStep step) {}

    /** There is more of a step. */
    default void onStepDelta(RunStepDelta delta) {}

    /** A message was created or came into a state. */
    default void onMessage(Message message) {}

    /** There is more of a message. */
    default void onMessageDelta(MessageDelta delta) {}

    /** There is more text in a message. */
    default void onText(String text) {}

    /** The stream itself failed; the run may go on. */
    default void onError(RunEvent.StreamFault error) {}

    /** An event came that this version does not know. */
    default void onUnrecognized(String event, RawJson data) {}

    /** The stream ended. */
    default void onDone() {}

    /** Takes one event and hands it to the method of its kind. */
    default void on(RunEvent event) {
        if (event instanceof RunEvent.MessageDelta delta) {
            onMessageDelta(delta.delta());
            for (MessageDelta.PartDelta part : delta.delta().delta().content()) {
                if (part instanceof MessageDelta.PartDelta.Text text
                        && text.text() != null
                        && text.text().value() != null) {
                    onText(text.text().value());
                }
            }
        } else if (event instanceof RunEvent.StepDelta delta) {
            onStepDelta(delta.delta());
        } else if (event instanceof RunEvent.RunChanged change) {
            onRun(change.run());
        } else if (event instanceof RunEvent.StepChanged change) {
            onStep(change.step());
        } else if (event instanceof RunEvent.MessageChanged change) {
            onMessage(change.message());
        } else if (event instanceof RunEvent.ThreadCreated created) {
            onThread(created.thread());
        } else if (event instanceof RunEvent.StreamError fault) {
            onError(fault.error());
        } else if (event instanceof RunEvent.Unrecognized unknown) {
            onUnrecognized(unknown.event(), unknown.data());
        } else {
            onDone();
        }
    }
}
