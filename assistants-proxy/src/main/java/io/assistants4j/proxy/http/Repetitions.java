package io.assistants4j.proxy.http;

import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.proxy.repeat.Attempt;
import io.assistants4j.proxy.repeat.Line;
import io.assistants4j.proxy.repeat.RememberedAnswers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import okio.Buffer;
import okio.ByteString;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Knows POST requests that come again, by their header {@code Idempotency-Key} or, as OpenAI's clients send none, by what
 * these say of how often they sent the same before. Of requests that say neither nothing is kept or looked at.
 */
final class Repetitions {
    /** The header that says of an answer that it was given before. */
    static final String REPLAYED = "idempotent-replayed";

    private static final String KEY = "Idempotency-Key";
    private static final int LONGEST_KEY = 255;
    private static final String COUNT = "x-stainless-retry-count";
    private static final int LONGEST_COUNT = 3;
    private static final String LINE = Line.class.getName();

    /** What differs between clients, and not between the attempts of one. */
    private static final List<String> OF_THE_CLIENT = List.of("user-agent", "x-forwarded-for", "forwarded");

    private final RememberedAnswers answers;

    Repetitions(RememberedAnswers answers) {
        this.answers = answers;
    }

    /** To be told of every request that comes: who asks for more has its last answer. */
    static void came(Request request) {
        if (request.getConnectionMetaData().getAttribute(LINE) instanceof Line line) {
            line.used();
        }
    }

    /** How often the client says that it sent the request before; negative where it does not say. */
    static int count(Request request) {
        String count = request.getHeaders().get(COUNT);
        boolean isNumber = count != null
                && !count.isEmpty()
                && count.length() <= LONGEST_COUNT
                && count.chars().allMatch(one -> one >= '0' && one <= '9');
        return isNumber ? Integer.parseInt(count) : -1;
    }

    /**
     * One time that the request comes. Waits while the same is being answered.
     *
     * @throws InvalidRequestException where its key cannot be one, or came with another request before
     */
    Attempt attempt(Request request, Call call) {
        if (!HttpMethod.POST.is(request.getMethod())) {
            return Attempt.UNMARKED;
        }
        HttpField key = request.getHeaders().getField(KEY);
        if (key != null) {
            return answers.keyed(
                    call.caller(), hash(key), content(request, call).sha256());
        }
        int count = count(request);
        if (count < 0) {
            return Attempt.UNMARKED;
        }
        Buffer content = content(request, call);
        add(content, Request.getRemoteAddr(request));
        OF_THE_CLIENT.forEach(header -> add(content, request.getHeaders().get(header)));
        return answers.counted(call.caller(), content.sha256(), count, line(request));
    }

    private static ByteString hash(HttpField field) {
        String key = field.getValue() == null ? "" : field.getValue().strip();
        if (key.isEmpty() || key.length() > LONGEST_KEY) {
            throw new InvalidRequestException(
                    "The header '" + KEY + "' takes 1 to " + LONGEST_KEY + " characters, but has " + key.length() + ".",
                    KEY,
                    "invalid_value");
        }
        return ByteString.encodeUtf8(key).sha256();
    }

    /** All that makes an answer what it is, but for the caller. */
    private static Buffer content(Request request, Call call) {
        Buffer content = new Buffer();
        add(content, request.getHttpURI().getPathQuery());
        add(content, request.getHeaders().get(Wish.HEADER));
        add(content, call.sent());
        return content;
    }

    private static void add(Buffer content, @Nullable String text) {
        add(content, text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8));
    }

    /** With its length, so that what ends here cannot begin there. */
    private static void add(Buffer content, byte[] bytes) {
        content.writeInt(bytes.length).write(bytes);
    }

    /** The connection; null where it is to end with the answer, so that its end will say nothing. */
    private @Nullable Line line(Request request) {
        ConnectionMetaData connection = request.getConnectionMetaData();
        if (!connection.isPersistent()) {
            return null;
        }
        if (connection.getAttribute(LINE) instanceof Line known) {
            return known;
        }
        Line line = answers.line();
        connection.setAttribute(LINE, line);
        connection.getConnection().addEventListener(new Connection.Listener() {
            @Override
            public void onClosed(Connection closed) {
                line.ended();
            }
        });
        return line;
    }
}
