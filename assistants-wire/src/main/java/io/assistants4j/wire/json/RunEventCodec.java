package io.assistants4j.wire.json;

import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.core.event.MessageDelta;
import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.event.RunStepDelta;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.run.RunStep;
import io.assistants4j.core.run.RunStepStatus;
import io.assistants4j.core.thread.AssistantThread;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.thread.MessageStatus;
import io.assistants4j.core.value.OpenEnum;
import io.assistants4j.core.value.RawJson;
import io.assistants4j.wire.sse.SseEvent;
import io.assistants4j.wire.sse.SseWriter;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import okio.ByteString;

/**
 * Run events as server-sent events and back.
 *
 * <p>Fails as {@link JsonCodec} does. Immutable and thread-safe.
 */
public final class RunEventCodec {

    private static final String DONE = "[DONE]";

    private final JsonCodec json;
    private final Map<String, Reader> readers = new HashMap<>();

    /** Reads the data of one event. */
    @FunctionalInterface
    private interface Reader {
        RunEvent read(String name, ByteString data);
    }

    /** Events whose data the codec reads and writes. */
    public RunEventCodec(JsonCodec json) {
        this.json = json;
        readers.put(
                "thread.created", (name, data) -> new RunEvent.ThreadCreated(json.read(AssistantThread.class, data)));
        readers.put(
                "thread.message.delta", (name, data) -> new RunEvent.MessageDelta(json.read(MessageDelta.class, data)));
        readers.put(
                "thread.run.step.delta", (name, data) -> new RunEvent.StepDelta(json.read(RunStepDelta.class, data)));
        readers.put("error", (name, data) -> fault(data));
        readers.put("done", (name, data) -> new RunEvent.Done());
        states(
                RunEvent.RunChanged.CREATED,
                RunStatus.Known.values(),
                (name, data) -> new RunEvent.RunChanged(name, json.read(Run.class, data)));
        states(
                RunEvent.StepChanged.CREATED,
                RunStepStatus.Known.values(),
                (name, data) -> new RunEvent.StepChanged(name, json.read(RunStep.class, data)));
        states(
                RunEvent.MessageChanged.CREATED,
                MessageStatus.Known.values(),
                (name, data) -> new RunEvent.MessageChanged(name, json.read(Message.class, data)));
    }

    /**
     * The run event in a server-sent event.
     *
     * <p>The end of the stream is known by its data, {@code [DONE]}, whatever the name; an error by its name, in the shape
     * {@code {"error":{...}}} and in the bare one. Events without a name may be envelopes, {@code
     * {"event":"...","data":...}}, or are known by the {@code object} they are and its {@code status}. What has an unknown
     * name, or none that could be told, is {@link RunEvent.Unrecognized}.
     */
    public RunEvent read(SseEvent event) {
        if (event.isDone()) {
            return new RunEvent.Done();
        }
        if (event.name().isEmpty()) {
            SseEvent named = json.read(Envelope.class, event.data()).named(event);
            return named == null ? new RunEvent.Unrecognized("", anything(event.data())) : read(named);
        }
        Reader reader = readers.get(event.name());
        return reader == null
                ? new RunEvent.Unrecognized(event.name(), anything(event.data()))
                : reader.read(event.name(), event.data());
    }

    /** Writes an event; nothing of it is written if it fails. Does not flush. */
    public void write(RunEvent event, SseWriter writer) throws IOException {
        if (event instanceof RunEvent.Done) {
            writer.event(event.event(), DONE);
            return;
        }
        Object data = data(event);
        writer.event(event.event(), sink -> json.write(data, sink));
    }

    private static Object data(RunEvent event) {
        if (event instanceof RunEvent.MessageDelta e) {
            return e.delta();
        }
        if (event instanceof RunEvent.StepDelta e) {
            return e.delta();
        }
        if (event instanceof RunEvent.RunChanged e) {
            return e.run();
        }
        if (event instanceof RunEvent.StepChanged e) {
            return e.step();
        }
        if (event instanceof RunEvent.MessageChanged e) {
            return e.message();
        }
        if (event instanceof RunEvent.ThreadCreated e) {
            return e.thread();
        }
        if (event instanceof RunEvent.StreamError e) {
            return new ErrorBody(e.error());
        }
        if (event instanceof RunEvent.Unrecognized e) {
            return e.data();
        }
        throw new IllegalArgumentException("an event without data: " + event.event());
    }

    /** What only has to be passed on: JSON, or else a text. */
    private RawJson anything(ByteString data) {
        try {
            return json.read(RawJson.class, data);
        } catch (InvalidRequestException noJson) {
            return json.raw(data.utf8());
        }
    }

    /** Servers differ: the API's description has the bare fault, implementations wrap it, gateways send text. */
    private RunEvent fault(ByteString data) {
        try {
            ByteString fault = json.read(WrappedFault.class, data).inner(data);
            return new RunEvent.StreamError(json.read(RunEvent.StreamFault.class, fault));
        } catch (InvalidRequestException noFault) {
            return new RunEvent.StreamError(new RunEvent.StreamFault(data.utf8(), null, null, null));
        }
    }

    private void states(String created, OpenEnum[] states, Reader reader) {
        String prefix = created.substring(0, created.lastIndexOf('.') + 1);
        readers.put(created, reader);
        for (OpenEnum state : states) {
            readers.put(prefix + state.value(), reader);
        }
    }
}
