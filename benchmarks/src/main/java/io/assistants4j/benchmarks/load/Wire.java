package io.assistants4j.benchmarks.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** As much of HTTP/1.1 as both ends of the load need, so that neither costs more than the proxy between them. */
final class Wire {
    private static final String CHUNKED_HEAD = String.join(
            "\r\n",
            "HTTP/1.1 200 OK",
            "Content-Type: text/event-stream; charset=utf-8",
            "Cache-Control: no-cache",
            "Transfer-Encoding: chunked",
            "",
            "");

    private Wire() {}

    /**
     * The head of a request or an answer.
     *
     * @param first its first line
     * @param length of its body in bytes, or -1 if that comes in chunks
     */
    record Head(String first, int length) {
        int status() {
            return Integer.parseInt(first.split(" ", 3)[1]);
        }
    }

    static byte[] json(String body) {
        return answer("200 OK", body);
    }

    static byte[] notFound(String body) {
        return answer("404 Not Found", body);
    }

    static byte[] streamHead(String events) {
        return (CHUNKED_HEAD + chunked(events)).getBytes(UTF_8);
    }

    static byte[] chunk(String events) {
        return chunked(events).getBytes(UTF_8);
    }

    static byte[] lastChunk(String events) {
        return (chunked(events) + "0\r\n\r\n").getBytes(UTF_8);
    }

    private static String chunked(String events) {
        return Integer.toHexString(events.getBytes(UTF_8).length) + "\r\n" + events + "\r\n";
    }

    private static String answerHead(String status, int length) {
        return "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n";
    }

    private static byte[] answer(String status, String body) {
        return (answerHead(status, body.getBytes(UTF_8).length) + body).getBytes(UTF_8);
    }

    /** Reads a head; null where the connection ends before it. */
    static @Nullable Head head(InputStream in) throws IOException {
        String first = line(in);
        if (first == null) {
            return null;
        }
        int length = 0;
        for (String line = line(in); line != null && !line.isEmpty(); line = line(in)) {
            String header = line.toLowerCase(Locale.ROOT);
            if (header.startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(15).strip());
            } else if (header.startsWith("transfer-encoding:") && header.contains("chunked")) {
                length = -1;
            }
        }
        return new Head(first, length);
    }

    /** Reads the body that a head announces. */
    static byte[] body(InputStream in, Head head) throws IOException {
        if (head.length() >= 0) {
            return in.readNBytes(head.length());
        }
        StringBuilder all = new StringBuilder();
        for (byte[] chunk = nextChunk(in); chunk.length > 0; chunk = nextChunk(in)) {
            all.append(new String(chunk, UTF_8));
        }
        return all.toString().getBytes(UTF_8);
    }

    /** Reads a chunk; it is empty at the end of the body. */
    static byte[] nextChunk(InputStream in) throws IOException {
        String size = line(in);
        if (size == null) {
            throw new EOFException("the body was cut");
        }
        byte[] chunk = in.readNBytes(Integer.parseInt(size.split(";", 2)[0].strip(), 16));
        line(in);
        return chunk;
    }

    private static @Nullable String line(InputStream in) throws IOException {
        byte[] bytes = new byte[256];
        int length = 0;
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                return null;
            }
            if (length == bytes.length) {
                bytes = Arrays.copyOf(bytes, length * 2);
            }
            bytes[length++] = (byte) c;
        }
        return new String(bytes, 0, length, ISO_8859_1).stripTrailing();
    }
}
