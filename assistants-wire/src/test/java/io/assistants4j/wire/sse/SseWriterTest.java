package io.assistants4j.wire.sse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import okio.Buffer;
import org.junit.jupiter.api.Test;

class SseWriterTest {

    private final Buffer bytes = new Buffer();
    private final SseWriter writer = new SseWriter(bytes);

    @Test
    void anEventIsThreeLines() throws IOException {
        writer.event("thread.created", "{\"id\":\"thread_é\"}");
        assertThat(bytes.readUtf8()).isEqualTo("event: thread.created\ndata: {\"id\":\"thread_é\"}\n\n");
    }

    @Test
    void anEventWithoutANameIsDataOnly() throws IOException {
        writer.event("", "[DONE]");
        assertThat(bytes.readUtf8()).isEqualTo("data: [DONE]\n\n");
    }

    @Test
    void aPingIsAComment() throws IOException {
        writer.ping().event("a", "1").ping();
        assertThat(bytes.readUtf8()).isEqualTo(": ping\n\nevent: a\ndata: 1\n\n: ping\n\n");
    }

    @Test
    void theDataStaysOneLine() throws IOException {
        writer.event("a", "{\r\n  \"b\": \"\\n\"\r}\n");
        assertThat(bytes.readUtf8()).isEqualTo("event: a\ndata: {    \"b\": \"\\n\" } \n\n");
    }

    @Test
    void aPayloadOfManySegmentsIsWrittenWhole() throws IOException {
        String large = "x".repeat(100_000);
        writer.event("a", out -> out.writeUtf8(large));
        assertThat(bytes.readUtf8()).isEqualTo("event: a\ndata: " + large + "\n\n");
    }

    @Test
    void nothingOfAnEventIsWrittenWhenItsPayloadFails() throws IOException {
        assertThatThrownBy(() -> writer.event("a", out -> {
                    out.writeUtf8("{\"half");
                    throw new IOException("no more");
                }))
                .hasMessage("no more");
        writer.event("b", "1");
        assertThat(bytes.readUtf8()).isEqualTo("event: b\ndata: 1\n\n");
    }

    @Test
    void aNameOfTwoLinesIsRefused() {
        assertThatThrownBy(() -> writer.event("a\nid: 1", "1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> writer.event("a\rid: 1", "1")).isInstanceOf(IllegalArgumentException.class);
        assertThat(bytes.size()).isZero();
    }
}
