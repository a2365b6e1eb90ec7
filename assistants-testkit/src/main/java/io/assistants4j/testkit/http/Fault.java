package io.assistants4j.testkit.http;

import java.time.Duration;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Something that goes wrong between a server and its client: it may answer in the server's place, or spoil the server's
 * own answer. A fault that answers itself never asks the server, so nothing scripted there is used up.
 */
@FunctionalInterface
public interface Fault {
    /**
     * What the client gets.
     *
     * @param real asks the server for its own answer; at most once
     */
    Answer spoil(ReceivedRequest request, Supplier<Answer> real);

    /** This answer in place of the server's. */
    static Fault answering(Answer answer) {
        return (request, real) -> answer;
    }

    /** A status with the error body that OpenAI sends with it. */
    static Fault status(int status) {
        if (status == 429) {
            return error(status, "requests", "rate_limit_exceeded", "Rate limit reached for requests");
        }
        return status < 500
                ? answering(Answer.json(status, ErrorBody.of("HTTP " + status, "invalid_request_error", null, null)))
                : answering(Answer.json(status, ErrorBody.of("HTTP " + status, "server_error", null, null)));
    }

    /** A status with an error body in OpenAI's envelope. */
    static Fault error(int status, String type, String code, String message) {
        return answering(Answer.json(status, ErrorBody.of(message, type, null, code)));
    }

    /** A proxy's error page. */
    static Fault html(int status) {
        String page = "<html><head><title>" + status + " Bad Gateway</title></head><body>nginx</body></html>";
        return answering(Answer.of(status, "text/html", page));
    }

    /** A status with nothing behind it. */
    static Fault emptyBody(int status) {
        return answering(Answer.empty(status));
    }

    /** An event stream of exactly this text. */
    static Fault rawEvents(String text) {
        return answering(Answer.eventStream().text(text));
    }

    /** The connection is reset before any answer. */
    static Fault reset() {
        return answering(Answer.reset());
    }

    /** The server does as it is asked, and the connection is reset before any answer. */
    static Fault loseAnswer() {
        return (request, real) -> {
            Answer unused = real.get();
            return Answer.reset();
        };
    }

    /** Never an answer; the connection stays open until either side closes it. */
    static Fault silence() {
        return answering(Answer.silence());
    }

    /** The server's answer, begun only after this time, in real time; a {@link #stallAt gate} needs none. */
    static Fault delay(Duration time) {
        return (request, real) -> real.get().delayedBy(time);
    }

    /** The server's answer, begun only when the gate opens. */
    static Fault stallAt(Gate gate) {
        return (request, real) -> real.get().stallAt(gate);
    }

    /** The server's answer, cut after so many bytes of its body. */
    static Fault cutAfterBytes(int count) {
        return (request, real) -> real.get().cutAfterBytes(count);
    }

    /** The server's answer, silent after so many bytes of its body, until either side closes the connection. */
    static Fault holdAfterBytes(int count) {
        return (request, real) -> real.get().holdAfterBytes(count);
    }

    /** The server's answer, cut after so many events of its stream. */
    static Fault cutAfterEvents(int count) {
        return (request, real) -> real.get().cutAfterWrites(count);
    }

    /** The server's answer, cut before the first event of its stream in which this text stands. */
    static Fault cutBefore(String text) {
        return (request, real) -> real.get().cutBefore(text);
    }

    /** The server's answer, silent before the first event of its stream in which this text stands, for good. */
    static Fault holdBefore(String text) {
        return (request, real) -> real.get().holdBefore(text);
    }

    /** The server's answer, with nothing but comments for this long before each event in which this text stands. */
    static Fault heartbeatsBefore(String text, Duration interval, Duration time) {
        return (request, real) -> real.get().heartbeatsBefore(text, interval, time);
    }

    /** The server's answer, its body rewritten: the whole of it at once, a stream event by event. */
    static Fault rewriting(UnaryOperator<String> change) {
        return (request, real) -> real.get().rewritten(change);
    }

    /** The server's answer, a byte per write. */
    static Fault byteByByte() {
        return (request, real) -> real.get().inPiecesOf(1);
    }

    /** This fault with another header on its answer. */
    default Fault header(String name, String value) {
        return (request, real) -> spoil(request, real).header(name, value);
    }

    /** This fault with a {@code Retry-After} header in seconds. */
    default Fault retryAfter(long seconds) {
        return retryAfter(Long.toString(seconds));
    }

    /** This fault with a {@code Retry-After} header: seconds, or an HTTP date. */
    default Fault retryAfter(String value) {
        return header("Retry-After", value);
    }

    /** This fault with a {@code retry-after-ms} header. */
    default Fault retryAfterMillis(long millis) {
        return header("retry-after-ms", Long.toString(millis));
    }

    /** First the other fault spoils the server's answer, then this one spoils what is left. */
    default Fault over(Fault inner) {
        return (request, real) -> spoil(request, () -> inner.spoil(request, real));
    }
}
