package io.assistants4j.wire.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.core.event.MessageDelta;
import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.event.RunEvent.StreamFault;
import io.assistants4j.core.event.RunStepDelta;
import io.assistants4j.core.id.MessageId;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStep;
import io.assistants4j.core.thread.AssistantThread;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.value.Extensions;
import io.assistants4j.core.value.RawJson;
import io.assistants4j.wire.sse.SseEvent;
import io.assistants4j.wire.sse.SseReader;
import io.assistants4j.wire.sse.SseWriter;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunEventCodecTest {

    private final JsonCodec json = JsonCodec.tolerant();
    private final RunEventCodec codec = new RunEventCodec(json);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "thread.run.created",
                "thread.run.queued",
                "thread.run.in_progress",
                "thread.run.requires_action",
                "thread.run.cancelling",
                "thread.run.cancelled",
                "thread.run.completed",
                "thread.run.incomplete",
                "thread.run.failed",
                "thread.run.expired"
            })
    void runEventsCarryARun(String name) throws IOException {
        assertThat(roundTrip(name, Bodies.of("run").get(1)))
                .isEqualTo(new RunEvent.RunChanged(
                        name, json.read(Run.class, Bodies.of("run").get(1))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "thread.run.step.created",
                "thread.run.step.in_progress",
                "thread.run.step.completed",
                "thread.run.step.failed",
                "thread.run.step.cancelled",
                "thread.run.step.expired"
            })
    void stepEventsCarryAStep(String name) throws IOException {
        assertThat(roundTrip(name, Bodies.of("step").get(1)))
                .isEqualTo(new RunEvent.StepChanged(
                        name, json.read(RunStep.class, Bodies.of("step").get(1))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "thread.message.created",
                "thread.message.in_progress",
                "thread.message.completed",
                "thread.message.incomplete"
            })
    void messageEventsCarryAMessage(String name) throws IOException {
        RawJson body = Bodies.of("message").get(1);
        assertThat(roundTrip(name, body)).isEqualTo(new RunEvent.MessageChanged(name, json.read(Message.class, body)));
    }

    @Test
    void theOthersCarryWhatTheirNameSays() throws IOException {
        RawJson thread = Bodies.of("thread").get(0);
        assertThat(roundTrip("thread.created", thread))
                .isEqualTo(new RunEvent.ThreadCreated(json.read(AssistantThread.class, thread)));
        for (RawJson delta : Bodies.of("message delta")) {
            assertThat(roundTrip("thread.message.delta", delta))
                    .isEqualTo(new RunEvent.MessageDelta(json.read(MessageDelta.class, delta)));
        }
        for (RawJson delta : Bodies.of("step delta")) {
            assertThat(roundTrip("thread.run.step.delta", delta))
                    .isEqualTo(new RunEvent.StepDelta(json.read(RunStepDelta.class, delta)));
        }
    }

    @Test
    void anUnknownEventIsPassedOnAsItCame() throws IOException {
        RawJson data = new RawJson("{\"id\":12345678901234567890,\"x\":[1.0]}");
        for (String name : List.of("thread.run.paused", "response.created", "ping")) {
            assertThat(roundTrip(name, data)).isEqualTo(new RunEvent.Unrecognized(name, data));
        }
        assertThat(codec.read(SseEvent.of("ping", "now")))
                .isEqualTo(new RunEvent.Unrecognized("ping", new RawJson("\"now\"")));
    }

    @Test
    void theEndIsKnownByItsData() throws IOException {
        assertThat(codec.read(SseEvent.of("done", "[DONE]"))).isEqualTo(new RunEvent.Done());
        assertThat(codec.read(SseEvent.of("", "[DONE]"))).isEqualTo(new RunEvent.Done());
        assertThat(written(new RunEvent.Done())).isEqualTo("event: done\ndata: [DONE]\n\n");
    }

    @Test
    void anErrorIsReadInBothShapesAndWrittenWrapped() throws IOException {
        RunEvent expected = new RunEvent.StreamError(new StreamFault("m", "server_error", null, "7"));
        String bare = "{\"message\":\"m\",\"type\":\"server_error\",\"code\":7}";
        assertThat(codec.read(SseEvent.of("error", bare))).isEqualTo(expected);
        assertThat(codec.read(SseEvent.of("error", "{\"error\":" + bare + "}"))).isEqualTo(expected);
        assertThat(written(expected))
                .isEqualTo("event: error\ndata: {\"error\":{\"message\":\"m\",\"type\":\"server_error\",\"param\":null,"
                        + "\"code\":\"7\"}}\n\n");
        assertThat(codec.read(SseEvent.of("error", "Bad Gateway")))
                .isEqualTo(new RunEvent.StreamError(new StreamFault("Bad Gateway", null, null, null)));
    }

    @Test
    void anEnvelopeIsOpened() {
        RawJson delta = Bodies.of("message delta").get(0);
        assertThat(codec.read(SseEvent.of("", "{\"event\":\"thread.message.delta\",\"data\":" + delta.json() + "}")))
                .isEqualTo(new RunEvent.MessageDelta(json.read(MessageDelta.class, delta)));
    }

    @Test
    void anObjectWithoutANameIsKnownByWhatItSaysItIs() {
        RawJson delta = Bodies.of("message delta").get(0);
        Run run = json.read(Run.class, Bodies.of("run").get(0));
        AssistantThread thread =
                json.read(AssistantThread.class, Bodies.of("thread").get(0));

        assertThat(codec.read(SseEvent.of("", json.write(run)))).isEqualTo(RunEvent.RunChanged.of(run));
        assertThat(codec.read(SseEvent.of("", json.write(thread)))).isEqualTo(new RunEvent.ThreadCreated(thread));
        assertThat(codec.read(SseEvent.of("", delta.json())))
                .isEqualTo(new RunEvent.MessageDelta(json.read(MessageDelta.class, delta)));
        assertThat(codec.read(SseEvent.of("", "{\"error\":{\"message\":\"m\"}}")))
                .isEqualTo(new RunEvent.StreamError(new StreamFault("m", null, null, null)));
        assertThat(codec.read(SseEvent.of("", "{\"object\":\"thread.note\"}")))
                .isEqualTo(new RunEvent.Unrecognized("thread.note", new RawJson("{\"object\":\"thread.note\"}")));
        assertThat(codec.read(SseEvent.of("", "{\"x\":1}")))
                .isEqualTo(new RunEvent.Unrecognized("", new RawJson("{\"x\":1}")));
    }

    @Test
    void dataThatDoesNotFitIsAnErrorThatNamesThePlace() {
        assertThatThrownBy(() -> codec.read(SseEvent.of("thread.message.delta", "{\"id\":\"m\",\"delta\":[]}")))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        e -> assertThat(e.param()).contains("delta"));
        assertThatThrownBy(() -> codec.read(SseEvent.of("thread.message.delta", "{\"id\":\"m\",\"del")))
                .hasMessageStartingWith("The body is not valid JSON");
    }

    @Test
    void aDeltaIsWrittenInOneLineWithItsTag() throws IOException {
        MessageDelta delta = MessageDelta.of(
                new MessageId("msg_1"),
                new MessageDelta.PartDelta.Text(
                        0, new MessageDelta.TextDelta(" cold.\n", null, Extensions.NONE), Extensions.NONE));
        assertThat(written(new RunEvent.MessageDelta(delta)))
                .isEqualTo(
                        "event: thread.message.delta\ndata: {\"id\":\"msg_1\",\"object\":\"thread.message.delta\","
                                + "\"delta\":{\"content\":[{\"type\":\"text\",\"index\":0,\"text\":{\"value\":\" cold.\\n\"}}]}}\n\n");
    }

    @Test
    void prettyPrintedJsonInsideAnEventStaysOneLine() throws IOException {
        Run run = json.read(Run.class, Bodies.of("run").get(0));
        Extensions pretty = new Extensions(Map.of("x", new RawJson("{\n  \"a\": 1\r\n}")));
        Run changed = json.read(
                Run.class,
                json.write(run)
                        .replace(
                                "\"usage\":null",
                                "\"usage\":null,\"x\":"
                                        + pretty.members().get("x").json()));
        String event = written(RunEvent.RunChanged.of(changed));
        assertThat(event.lines()).hasSize(3);
        assertThat(event).endsWith("\"x\":{   \"a\": 1  }}\n\n");
    }

    private RunEvent roundTrip(String name, RawJson data) throws IOException {
        RunEvent event = codec.read(SseEvent.of(name, data.json()));
        assertThat(event.event()).isEqualTo(name);
        SseEvent again = new SseReader(new Buffer().writeUtf8(written(event))).next();
        assertThat(again.name()).isEqualTo(name);
        assertThat(Json.tree(again.text())).isEqualTo(Json.tree(data.json()));
        assertThat(codec.read(again)).isEqualTo(event);
        return event;
    }

    private String written(RunEvent event) throws IOException {
        Buffer buffer = new Buffer();
        codec.write(event, new SseWriter(buffer));
        return buffer.readUtf8();
    }
}
