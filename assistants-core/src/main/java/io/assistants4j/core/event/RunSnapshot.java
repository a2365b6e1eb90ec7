package io.assistants4j.core.event;

import io.assistants4j.core.id.MessageId;
import io.assistants4j.core.id.RunStepId;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStep;
import io.assistants4j.core.thread.AssistantThread;
import io.assistants4j.core.thread.Message;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a run wrote and did as far as its events tell, at any time while they come in.
 *
 * <p>Messages and steps begin as they were created and grow by their deltas; every whole object that comes in stands for all
 * that was told of it before. One snapshot may take the events of several streams of a run, one after another. What cannot be
 * placed is passed over: a delta of an object that was never announced, and a delta of another kind than what it adds to or of
 * a kind this version does not know. Not thread-safe.
 */
public final class RunSnapshot implements RunEventHandler {
    private final Map<MessageId, GrowingMessage> messages = new LinkedHashMap<>();
    private final Map<RunStepId, GrowingStep> steps = new LinkedHashMap<>();
    private @Nullable AssistantThread thread;
    private @Nullable Run run;

    /** A snapshot that has heard of nothing. */
    public RunSnapshot() {}

    /** Takes the next event. */
    public void apply(RunEvent event) {
        on(event);
    }

    /** The run as it was last told; null before its first event. */
    public @Nullable Run run() {
        return run;
    }

    /** The thread, where it was created together with the run; else null. */
    public @Nullable AssistantThread thread() {
        return thread;
    }

    /** The messages in the order in which they were begun, each with what is known of its content. */
    public List<Message> messages() {
        return messages.values().stream().map(GrowingMessage::message).toList();
    }

    /** The steps in the order in which they were begun, each with what is known of its calls. */
    public List<RunStep> steps() {
        return steps.values().stream().map(GrowingStep::step).toList();
    }

    /** The text of all messages, joined by line feeds; empty where there is none. */
    public String text() {
        return messages().stream().map(Message::text).collect(Collectors.joining("\n"));
    }

    @Override
    public void onThread(AssistantThread created) {
        thread = created;
    }

    @Override
    public void onRun(Run changed) {
        run = changed;
    }

    @Override
    public void onMessage(Message message) {
        messages.put(message.id(), new GrowingMessage(message));
    }

    @Override
    public void onMessageDelta(MessageDelta delta) {
        GrowingMessage message = messages.get(delta.id());
        if (message != null) {
            message.add(delta);
        }
    }

    @Override
    public void onStep(RunStep step) {
        steps.put(step.id(), new GrowingStep(step));
    }

    @Override
    public void onStepDelta(RunStepDelta delta) {
        GrowingStep step = steps.get(delta.id());
        if (step != null) {
            step.add(delta);
        }
    }
}
