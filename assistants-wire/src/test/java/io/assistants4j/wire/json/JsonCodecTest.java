package io.assistants4j.wire.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assistants4j.core.assistant.Assistant;
import io.assistants4j.core.assistant.AssistantChange;
import io.assistants4j.core.assistant.NewAssistant;
import io.assistants4j.core.event.RunStepDelta;
import io.assistants4j.core.id.AssistantId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.page.Page;
import io.assistants4j.core.run.LastError;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.thread.AssistantThread;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.thread.MessageStatus;
import io.assistants4j.core.thread.NewMessage;
import io.assistants4j.core.value.Change;
import io.assistants4j.core.value.Extensions;
import io.assistants4j.core.value.Metadata;
import io.assistants4j.core.value.RawJson;
import io.assistants4j.core.value.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import okio.Buffer;
import okio.ByteString;
import okio.Okio;
import okio.Source;
import okio.Timeout;
import org.junit.jupiter.api.Test;

class JsonCodecTest {

    private static final String THREAD =
            "{\"id\":\"t\",\"object\":\"thread\",\"created_at\":1,\"tool_resources\":null," + "\"metadata\":{}}";

    private final JsonCodec codec = JsonCodec.requests();
    private final JsonCodec tolerant = JsonCodec.tolerant();

    @Test
    void everySourceAndTargetIsTheSame() throws IOException {
        AssistantThread thread =
                new AssistantThread(new ThreadId("t"), Instant.ofEpochSecond(1), null, Metadata.NONE, Extensions.NONE);
        byte[] bytes = THREAD.getBytes(StandardCharsets.UTF_8);
        assertThat(codec.read(AssistantThread.class, THREAD)).isEqualTo(thread);
        assertThat(codec.read(AssistantThread.class, bytes)).isEqualTo(thread);
        assertThat(codec.read(AssistantThread.class, ByteString.of(bytes))).isEqualTo(thread);
        assertThat(codec.read(AssistantThread.class, new RawJson(THREAD))).isEqualTo(thread);
        assertThat(codec.read(AssistantThread.class, new Buffer().write(bytes))).isEqualTo(thread);
        Buffer sink = new Buffer();
        codec.write(thread, sink);
        assertThat(sink.readUtf8()).isEqualTo(THREAD);
        assertThat(codec.write(thread)).isEqualTo(THREAD);
        assertThat(codec.bytes(thread)).isEqualTo(bytes);
        assertThat(codec.raw(thread)).isEqualTo(new RawJson(THREAD));
    }

    @Test
    void pagesAreReadAndWritten() throws IOException {
        String json = "{\"object\":\"list\",\"data\":[" + THREAD
                + "],\"first_id\":\"t\",\"last_id\":\"t\",\"has_more\":true}";
        Page<AssistantThread> page = codec.read(JsonType.pageOf(AssistantThread.class), json);
        assertThat(page.data()).hasSize(1).first().isInstanceOf(AssistantThread.class);
        assertThat(page.hasMore()).isTrue();
        assertThat(codec.write(page)).isEqualTo(json);
        assertThat(codec.read(JsonType.pageOf(AssistantThread.class), new Buffer().writeUtf8(json)))
                .isEqualTo(page);
        assertThat(codec.write(Page.<Run>of(List.of(), false, run -> run.id().value())))
                .isEqualTo("{\"object\":\"list\",\"data\":[],\"first_id\":null,\"last_id\":null,\"has_more\":false}");
    }

    @Test
    void listsAreReadAndWritten() {
        List<AssistantId> ids = codec.read(JsonType.listOf(AssistantId.class), "[\"a\",\"b\"]");
        assertThat(ids).containsExactly(new AssistantId("a"), new AssistantId("b"));
        assertThat(codec.write(ids)).isEqualTo("[\"a\",\"b\"]");
    }

    @Test
    void aPageOfNobodyKnowsWhatCannotBeRead() {
        assertThatThrownBy(() -> codec.read(Page.class, "{\"data\":[1]}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("item's type");
    }

    @Test
    void absentNullAndAValueAreThreeChanges() {
        AssistantChange change = codec.read(AssistantChange.class, "{\"name\":null,\"description\":\"d\"}");
        assertThat(change.model()).isEqualTo(Change.keep());
        assertThat(change.name()).isEqualTo(Change.clear());
        assertThat(change.description()).isEqualTo(Change.to("d"));
        assertThat(codec.write(change)).isEqualTo("{\"name\":null,\"description\":\"d\"}");
    }

    @Test
    void aRequestAndItsStreamFlagAreOneObject() {
        JsonType<Streamable<NewRun>> type = JsonType.streamable(NewRun.class);
        for (JsonCodec each : List.of(codec, JsonCodec.strictRequests())) {
            Streamable<NewRun> request = each.read(type, "{\"stream\": true, \"assistant_id\": \"asst_1\"}");
            assertThat(request.isStreamed()).isTrue();
            assertThat(request.request().assistantId()).isEqualTo(new AssistantId("asst_1"));
            assertThat(each.write(request)).isEqualTo("{\"stream\":true,\"assistant_id\":\"asst_1\"}");
            assertThat(each.read(type, "{\"assistant_id\": \"a\", \"stream\": null}")
                            .isStreamed())
                    .isFalse();
            assertThat(each.read(type, "{\"assistant_id\": \"a\", \"stream\": false}")
                            .isStreamed())
                    .isFalse();
            assertThat(each.read(type, "{\"assistant_id\": \"a\"}").isStreamed())
                    .isFalse();
        }
        Streamable<ToolOutputs> outputs = codec.read(JsonType.streamable(ToolOutputs.class), "{\"tool_outputs\": []}");
        assertThat(outputs.request().toolOutputs()).isEmpty();
        assertThat(codec.write(outputs)).isEqualTo("{\"tool_outputs\":[]}");
    }

    @Test
    void nullStandsForWhatMayBeAbsent() {
        NewAssistant request = codec.read(
                NewAssistant.class,
                "{\"model\":\"m\",\"name\":null,\"tools\":null,\"metadata\":null,\"tool_resources\":null,"
                        + "\"temperature\":null,\"response_format\":null,\"reasoning_effort\":null}");
        assertThat(request).isEqualTo(NewAssistant.of("m").build());
        assertThat(codec.read(NewMessage.class, "{\"role\":\"user\",\"content\":\"a\",\"attachments\":null}"))
                .isEqualTo(NewMessage.user("a"));
    }

    @Test
    void aPlainTextIsOnePartOfText() {
        assertThat(codec.read(NewMessage.class, "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"a\"}]}"))
                .isEqualTo(NewMessage.user("a"));
        assertThat(codec.write(NewMessage.user("a"))).isEqualTo("{\"role\":\"user\",\"content\":\"a\"}");
    }

    @Test
    void answersThatLeaveThingsOutAreRead() {
        Run run = tolerant.read(
                Run.class,
                "{\"id\":\"r\",\"created_at\":1,\"thread_id\":\"t\",\"assistant_id\":\"a\",\"status\":\"queued\","
                        + "\"model\":\"m\",\"instructions\":null,\"metadata\":null,\"tools\":null}");
        assertThat(run.instructions()).isEmpty();
        assertThat(run.parallelToolCalls()).isTrue();
        assertThat(run.metadata()).isEqualTo(Metadata.NONE);
        Message message = tolerant.read(
                Message.class,
                "{\"id\":\"m\",\"created_at\":1,\"thread_id\":\"t\",\"role\":\"user\",\"content\":[],\"attachments\":null}");
        assertThat(message.status()).isEqualTo(MessageStatus.COMPLETED);
    }

    @Test
    void whatMayBeAbsentIsNullInsideOtherTypesToo() {
        assertThat(tolerant.read(RunStepDelta.OutputDelta.class, "{\"index\":0,\"type\":\"image\"}"))
                .isEqualTo(new RunStepDelta.OutputDelta.Image(0, null, Extensions.NONE));
    }

    @Test
    void aTolerantReaderTakesNumbersForTextsAndBack() {
        ErrorBody error = tolerant.read(ErrorBody.class, "{\"error\":{\"message\":\"m\",\"code\":401,\"param\":true}}");
        assertThat(error.error().code()).isEqualTo("401");
        assertThat(error.error().param()).isEqualTo("true");
        Assistant assistant = tolerant.read(
                Assistant.class,
                "{\"id\":7,\"created_at\":\"1770000000\",\"model\":\"m\",\"temperature\":\"0.5\",\"metadata\":{\"a\":1}}");
        assertThat(assistant.id()).isEqualTo(new AssistantId("7"));
        assertThat(assistant.createdAt()).isEqualTo(Instant.ofEpochSecond(1770000000));
        assertThat(assistant.temperature()).isEqualTo(0.5);
        assertThat(assistant.metadata()).isEqualTo(Metadata.of("a", "1"));
        LastError failure = tolerant.read(LastError.class, "{\"code\":500,\"message\":\"m\"}");
        assertThat(failure.code().value()).isEqualTo("500");
    }

    @Test
    void aTolerantReaderKnowsMillisecondsAndDropsFractions() {
        for (String time : List.of("1770000000", "1770000000.75", "1770000000123", "1.77e9")) {
            assertThat(tolerant.read(Instant.class, time)).isEqualTo(Instant.ofEpochSecond(1770000000));
        }
        assertThatThrownBy(() -> codec.read(Instant.class, "1.5")).hasMessageContaining("expected an integer");
    }

    @Test
    void secretsAndOtherClassesHaveNoJsonForm() {
        assertThatThrownBy(() -> codec.write(Secret.of("sk-1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has no JSON form");
        assertThatThrownBy(() -> codec.read(Secret.class, "\"sk-1\"")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> codec.write(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> codec.write(new Random())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSourceThatFailsIsNoBadJson() {
        Source failing = new Source() {
            @Override
            public long read(Buffer sink, long byteCount) throws IOException {
                throw new IOException("reset");
            }

            @Override
            public Timeout timeout() {
                return Timeout.NONE;
            }

            @Override
            public void close() {}
        };
        assertThatThrownBy(() -> codec.read(AssistantThread.class, Okio.buffer(failing)))
                .isInstanceOf(IOException.class)
                .hasMessage("reset");
    }

    @Test
    void snakeCaseIsWhatTheWireSays() {
        assertThat(Component.snakeCase("id")).isEqualTo("id");
        assertThat(Component.snakeCase("maxNumResults")).isEqualTo("max_num_results");
        assertThat(Component.snakeCase("topP")).isEqualTo("top_p");
    }
}
