package io.assistants4j.wire.sse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SseReaderTest {

    @Test
    void anEventHasANameAndData() throws IOException {
        assertThat(read("event: thread.run.created\ndata: {\"id\":\"run_1\"}\n\n"))
                .containsExactly(SseEvent.of("thread.run.created", "{\"id\":\"run_1\"}"));
    }

    @Test
    void aDataOnlyEnvelopeHasAnEmptyName() throws IOException {
        assertThat(read("event: a\ndata: 1\n\ndata: {\"event\":\"x\"}\n\n"))
                .containsExactly(SseEvent.of("a", "1"), SseEvent.of("", "{\"event\":\"x\"}"));
    }

    @Test
    void commentsAndUnknownFieldsAreSkipped() throws IOException {
        assertThat(
                        read(
                                ": ping\n\n:\n\nevent: a\n: in the middle\nid: 7\nretry: 10\ndatax: no\nfoo\ndata: 1\n\n: ping\n\n"))
                .containsExactly(SseEvent.of("a", "1"));
    }

    @Test
    void anIdOrRetryAloneIsNoEvent() throws IOException {
        assertThat(read("id: 7\n\nretry: 3\n\ndata: 1\n\n")).containsExactly(SseEvent.of("", "1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void everyLineEndIsUnderstood(String end) throws IOException {
        String stream = "event: a\ndata: 1\ndata: 2\n\n\n\ndata: 3\n\n".replace("\n", end);
        assertThat(read(stream)).containsExactly(SseEvent.of("a", "1\n2"), SseEvent.of("", "3"));
    }

    @Test
    void lineEndsMayBeMixed() throws IOException {
        assertThat(read("event: a\r\ndata: 1\ndata: 2\r\r\ndata: 3\n\r\n\ndata: 4\r\n\r"))
                .containsExactly(SseEvent.of("a", "1\n2"), SseEvent.of("", "3"), SseEvent.of("", "4"));
    }

    @Test
    void oneSpaceAfterTheColonIsDroppedAndNoMore() throws IOException {
        assertThat(read("event:a\ndata:1\n\nevent:  b\ndata:  2 \n\n"))
                .containsExactly(SseEvent.of("a", "1"), SseEvent.of(" b", " 2 "));
    }

    @Test
    void dataLinesAreJoinedByALineFeed() throws IOException {
        assertThat(read("data: {\ndata:   \"a\": 1\ndata\ndata: }\n\n"))
                .containsExactly(SseEvent.of("", "{\n  \"a\": 1\n\n}"));
    }

    @Test
    void emptyDataIsAnEventAndNoDataIsNone() throws IOException {
        assertThat(read("event: nothing\n\ndata\n\nevent: a\ndata:\n\n"))
                .containsExactly(SseEvent.of("", ""), SseEvent.of("a", ""));
    }

    @Test
    void theLastEventNameWins() throws IOException {
        assertThat(read("event: a\nevent: b\ndata: 1\n\nevent: a\nevent:\ndata: 2\n\n"))
                .containsExactly(SseEvent.of("b", "1"), SseEvent.of("", "2"));
    }

    @Test
    void aByteOrderMarkIsDroppedOnceAtTheStart() throws IOException {
        assertThat(read("\uFEFFdata: 1\n\n\uFEFFdata: 2\n\ndata: 3\n\n"))
                .containsExactly(SseEvent.of("", "1"), SseEvent.of("", "3"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"event: done\ndata: [DONE]\n", "event: done\ndata: [DONE]", "event: done\r\ndata: [DONE]\r"})
    void whatIsPendingWhenTheStreamEndsIsAnEvent(String stream) throws IOException {
        SseReader reader = reader(stream);
        SseEvent event = reader.next();
        assertThat(event).isEqualTo(SseEvent.of("done", "[DONE]"));
        assertThat(event.isDone()).isTrue();
        assertThat(reader.endedInsideEvent()).isTrue();
        assertThat(reader.next()).isNull();
        assertThat(reader.next()).isNull();
    }

    @Test
    void aNameWithoutDataAtTheEndIsNoEvent() throws IOException {
        SseReader reader = reader("data: 1\n\nevent: thread.run.comp");
        assertThat(reader.next()).isEqualTo(SseEvent.of("", "1"));
        assertThat(reader.next()).isNull();
        assertThat(reader.endedInsideEvent()).isFalse();
    }

    @Test
    void anEmptyStreamHasNoEvents() throws IOException {
        assertThat(read("")).isEmpty();
        assertThat(read("\n\r\n\r")).isEmpty();
    }

    @Test
    void bytesOutsideAsciiSurviveEverySplit() throws IOException {
        String text = "{\"value\":\"Smørbrød – 北京 – 😀\"}";
        byte[] stream = ("event: grüße\ndata: " + text + "\n\n").getBytes(StandardCharsets.UTF_8);
        for (int split = 0; split <= stream.length; split++) {
            SseReader reader = new SseReader(new Chunks(stream, split, stream.length));
            assertThat(reader.next()).isEqualTo(SseEvent.of("grüße", text));
            assertThat(reader.next()).isNull();
        }
    }

    @Test
    void howTheBytesArriveChangesNothing() throws IOException {
        String stream = "\uFEFFevent: a\r\ndata: 1\r\ndata: é\r\n\r\n: ping\r\n\r\ndata:3\r\rdata: 4\n\n\ndata: 5";
        List<SseEvent> whole = read(stream);
        assertThat(whole).hasSize(4);
        byte[] bytes = stream.getBytes(StandardCharsets.UTF_8);
        for (int size = 1; size <= bytes.length; size++) {
            assertThat(drain(new SseReader(new Chunks(bytes, size, size)))).isEqualTo(whole);
        }
        for (int first = 0; first < bytes.length; first++) {
            assertThat(drain(new SseReader(new Chunks(bytes, first, bytes.length))))
                    .isEqualTo(whole);
        }
    }

    @Test
    void anEventIsGivenOutBeforeTheNextByteArrives() throws IOException {
        for (String stream : List.of("data: 1\n\n", "data: 1\r\r", "data: 1\r\n\r")) {
            SseReader reader = new SseReader(new ThenFails(stream));
            assertThat(reader.next()).isEqualTo(SseEvent.of("", "1"));
            assertThatThrownBy(reader::next).isInstanceOf(IOException.class).hasMessage("nothing more to read");
        }
    }

    @Test
    void linesLongerThanAnyBufferAreRead() throws IOException {
        String large = "x".repeat(300_000) + "é";
        assertThat(read("data: " + large + "\n\ndata: 2\n\n"))
                .containsExactly(SseEvent.of("", large), SseEvent.of("", "2"));
    }

    @Test
    void aLineOverTheLimitIsATypedError() {
        for (String line : List.of("data: ", ": ", "event: ")) {
            SseReader reader = new SseReader(in(line + "x".repeat(100) + "\n\n"), 64);
            assertThatThrownBy(reader::next)
                    .isInstanceOfSatisfying(
                            SseLimitException.class, e -> assertThat(e.limit()).isEqualTo(64))
                    .hasMessageContaining("64 bytes");
        }
    }

    @Test
    void manyDataLinesOverTheLimitAreATypedError() {
        SseReader reader = new SseReader(in("data: 0123456789\n".repeat(10) + "\n"), 64);
        assertThatThrownBy(reader::next).isInstanceOf(SseLimitException.class);
    }

    @Test
    void anEndlessLineStopsAtTheLimit() {
        SseReader reader = new SseReader(
                new InputStream() {
                    @Override
                    public int read() {
                        return 'x';
                    }
                },
                1 << 20);
        assertThatThrownBy(reader::next).isInstanceOf(SseLimitException.class);
    }

    @Test
    void theLimitIsPerEventNotPerStream() throws IOException {
        SseReader reader = new SseReader(in("data: 0123456789\n\n".repeat(100) + ": ping\n".repeat(100)), 32);
        assertThat(drain(reader)).hasSize(100);
    }

    @Test
    void aLimitThatCannotHoldAnythingIsRefused() {
        assertThatThrownBy(() -> new SseReader(in(""), 0)).hasMessageContaining("maxBytes");
    }

    @Test
    void whatTheWriterWritesTheReaderReads() throws IOException {
        Random random = new Random(7);
        Buffer buffer = new Buffer();
        SseWriter writer = new SseWriter(buffer);
        List<SseEvent> written = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            String name = random.nextInt(4) == 0 ? "" : "event." + random.nextInt(5);
            String data = "{\"v\":\"" + "aé😀: \\n".repeat(random.nextInt(200)) + "\"}";
            written.add(SseEvent.of(name, data));
            writer.event(name, data);
            if (random.nextInt(3) == 0) {
                writer.ping();
            }
        }
        assertThat(drain(new SseReader(buffer))).isEqualTo(written);
    }

    @Test
    void closingTheReaderClosesTheStream() throws IOException {
        boolean[] closed = {false};
        new SseReader(new ByteArrayInputStream(new byte[0]) {
                    @Override
                    public void close() {
                        closed[0] = true;
                    }
                })
                .close();
        assertThat(closed[0]).isTrue();
    }

    private static SseReader reader(String stream) {
        return new SseReader(in(stream));
    }

    private static List<SseEvent> read(String stream) throws IOException {
        return drain(reader(stream));
    }

    private static InputStream in(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<SseEvent> drain(SseReader reader) throws IOException {
        List<SseEvent> events = new ArrayList<>();
        for (SseEvent event = reader.next(); event != null; event = reader.next()) {
            events.add(event);
        }
        return events;
    }

    /** Hands out the bytes in pieces: the first of one size, the others of another. */
    private static final class Chunks extends InputStream {
        private final byte[] bytes;
        private final int size;
        private int next;
        private int at;

        Chunks(byte[] bytes, int first, int size) {
            this.bytes = bytes;
            this.next = Math.max(first, 1);
            this.size = Math.max(size, 1);
        }

        @Override
        public int read() {
            return at < bytes.length ? bytes[at++] & 0xFF : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (at == bytes.length) {
                return -1;
            }
            int n = Math.min(Math.min(next, length), bytes.length - at);
            System.arraycopy(bytes, at, target, offset, n);
            at += n;
            next = size;
            return n;
        }
    }

    /** Fails where a read would block. */
    private static final class ThenFails extends InputStream {
        private final InputStream bytes;

        ThenFails(String text) {
            this.bytes = in(text);
        }

        @Override
        public int read() throws IOException {
            throw new IOException("nothing more to read");
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int n = bytes.read(target, offset, length);
            return n < 0 ? read() : n;
        }
    }
}
