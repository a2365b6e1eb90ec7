package io.assistants4j.testkit.http;

import io.assistants4j.testkit.json.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP answer as a list of steps: what is done before the head, the head, then the body write by write. Immutable;
 * every method gives a changed copy. A whole answer carries a Content-Length, a streamed one is chunked, a chunk per
 * write. One that is {@linkplain #live fed} while it is sent can be sent once.
 */
public final class Answer {
    private final int status;
    private final Headers headers;
    private final boolean streamed;
    private final List<Step> before;
    private final List<Step> body;

    private Answer(int status, Headers headers, boolean streamed, List<Step> before, List<Step> body) {
        this.status = status;
        this.headers = headers;
        this.streamed = streamed;
        this.before = List.copyOf(before);
        this.body = List.copyOf(body);
    }

    /** A whole answer with a body of this content type. */
    public static Answer of(int status, String contentType, String body) {
        return new Answer(
                status, Headers.none().with("Content-Type", contentType), false, List.of(), List.of(write(body)));
    }

    /** A whole JSON answer; the tree is made of maps, lists, strings, numbers, booleans and nulls. */
    public static Answer json(int status, @Nullable Object tree) {
        return of(status, "application/json", Json.of(tree).toString());
    }

    /** A whole answer without a body and without a content type. */
    public static Answer empty(int status) {
        return new Answer(status, Headers.none(), false, List.of(), List.of());
    }

    /** A server-sent event stream with nothing in it yet. */
    public static Answer eventStream() {
        Headers headers = Headers.none().with("Content-Type", "text/event-stream; charset=utf-8");
        return new Answer(200, headers, true, List.of(), List.of());
    }

    /** No answer at all: the connection is reset before the head. */
    public static Answer reset() {
        return new Answer(200, Headers.none(), true, List.of(new Step.Reset()), List.of());
    }

    /** No answer at all: the connection stays open and silent until either side closes it. */
    public static Answer silence() {
        return new Answer(200, Headers.none(), true, List.of(new Step.Hold()), List.of());
    }

    /** No answer at all: its head has no end, a byte comes in each interval. */
    public static Answer dripping(Duration interval) {
        return new Answer(200, Headers.none(), true, List.of(new Step.Drip(interval)), List.of());
    }

    /** The same with another header. */
    public Answer header(String name, String value) {
        return new Answer(status, headers.with(name, value), streamed, before, body);
    }

    /** The same with one more write at the end of the body. */
    public Answer write(byte[] bytes) {
        return withBody(added(new Step.Write(bytes.clone())));
    }

    /** The same with one more write of UTF-8 text at the end of the body. */
    public Answer text(String text) {
        return withBody(added(write(text)));
    }

    /** The same, going on with what this feed says; for streamed answers, and the last that is added to one. */
    public Answer live(Feed feed) {
        return withBody(added(new Step.Live(feed)));
    }

    /** The same, waiting at the end of the body so far until the gate opens. */
    public Answer waitAt(Gate gate) {
        return withBody(added(new Step.Wait(gate)));
    }

    /** The same, waiting before the head until the gate opens. */
    public Answer stallAt(Gate gate) {
        return first(new Step.Wait(gate));
    }

    /** The same, begun only after this time. */
    public Answer delayedBy(Duration time) {
        return first(new Step.Delay(time));
    }

    /** The same, held open after the body so far until either side closes the connection. */
    public Answer hold() {
        return withBody(added(new Step.Hold()));
    }

    /** The same, cut after so many bytes of the body; a Content-Length still promises all of it. */
    public Answer cutAfterBytes(int count) {
        return spoilt(new StopAfterBytes(count, new Step.Cut()));
    }

    /** The same, silent after so many bytes of the body, until either side closes the connection. */
    public Answer holdAfterBytes(int count) {
        return spoilt(new StopAfterBytes(count, new Step.Hold()));
    }

    /** The same, cut after so many writes of the body; an event stream has one write per event. */
    public Answer cutAfterWrites(int count) {
        return spoilt(new CutAfterWrites(count));
    }

    /** The same, the body written in pieces of so many bytes. */
    public Answer inPiecesOf(int size) {
        return spoilt(write -> {
            List<Step> pieces = new ArrayList<>();
            byte[] bytes = write.bytes();
            for (int from = 0; from < bytes.length; from += size) {
                pieces.add(new Step.Write(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + size))));
            }
            return pieces;
        });
    }

    /** The same, cut before the first write in which this text stands. */
    public Answer cutBefore(String text) {
        return spoilt(write -> textOf(write).contains(text) ? List.of(new Step.Cut(), write) : List.of(write));
    }

    /** The same, silent before the first write in which this text stands, until either side closes the connection. */
    public Answer holdBefore(String text) {
        return spoilt(write -> textOf(write).contains(text) ? List.of(new Step.Hold(), write) : List.of(write));
    }

    /** The same, with nothing but a comment in each interval, for this long, before each write in which this text stands. */
    public Answer heartbeatsBefore(String text, Duration interval, Duration time) {
        return spoilt(write -> {
            if (!textOf(write).contains(text)) {
                return List.of(write);
            }
            List<Step> steps = new ArrayList<>();
            for (long left = time.dividedBy(interval); left > 0; left--) {
                steps.add(write(": alive\n\n"));
                steps.add(new Step.Delay(interval));
            }
            steps.add(write);
            return steps;
        });
    }

    /** The same, the text of each write replaced by what this makes of it. */
    public Answer rewritten(UnaryOperator<String> change) {
        return spoilt(write -> List.of(write(change.apply(textOf(write)))));
    }

    int status() {
        return status;
    }

    Headers headers() {
        return headers;
    }

    boolean isStreamed() {
        return streamed;
    }

    List<Step> before() {
        return before;
    }

    List<Step> body() {
        return body;
    }

    /** All it writes, as text. */
    String text() {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        for (Step step : body) {
            if (step instanceof Step.Write write) {
                written.writeBytes(write.bytes());
            }
        }
        return written.toString(StandardCharsets.UTF_8);
    }

    /** How many bytes the body has. */
    public int length() {
        return body.stream()
                .mapToInt(step -> step instanceof Step.Write write ? write.bytes().length : 0)
                .sum();
    }

    /** Each write as these steps; what is fed while it is sent is spoilt as it comes. */
    private Answer spoilt(Function<Step.Write, List<Step>> spoiling) {
        List<Step> steps = new ArrayList<>();
        for (Step step : body) {
            if (step instanceof Step.Write write) {
                steps.addAll(spoiling.apply(write));
            } else {
                steps.add(step instanceof Step.Live live ? live.spoiltBy(piece -> piece.spoilt(spoiling)) : step);
            }
        }
        return withBody(steps);
    }

    private Answer first(Step step) {
        List<Step> more = new ArrayList<>(before);
        more.add(step);
        return new Answer(status, headers, streamed, more, body);
    }

    private List<Step> added(Step step) {
        List<Step> more = new ArrayList<>(body);
        more.add(step);
        return more;
    }

    private Answer withBody(List<Step> steps) {
        return new Answer(status, headers, streamed, before, steps);
    }

    private static String textOf(Step.Write write) {
        return new String(write.bytes(), StandardCharsets.UTF_8);
    }

    private static Step.Write write(String text) {
        return new Step.Write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Counts the bytes it lets through. */
    private static final class StopAfterBytes implements Function<Step.Write, List<Step>> {
        private final Step stop;
        private int left;

        StopAfterBytes(int count, Step stop) {
            this.stop = stop;
            left = count;
        }

        @Override
        public List<Step> apply(Step.Write write) {
            byte[] bytes = write.bytes();
            int before = left;
            left -= bytes.length;
            if (before < 0 || left > 0) {
                return List.of(write);
            }
            left = -1;
            return List.of(
                    new Step.Write(Arrays.copyOf(bytes, before)),
                    stop,
                    new Step.Write(Arrays.copyOfRange(bytes, before, bytes.length)));
        }
    }

    /** Counts the writes it lets through. */
    private static final class CutAfterWrites implements Function<Step.Write, List<Step>> {
        private int left;

        CutAfterWrites(int count) {
            left = count;
        }

        @Override
        public List<Step> apply(Step.Write write) {
            return left-- == 0 ? List.of(new Step.Cut(), write) : List.of(write);
        }
    }
}
