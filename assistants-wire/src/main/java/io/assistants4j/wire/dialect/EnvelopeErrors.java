package io.assistants4j.wire.dialect;

import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Error bodies as OpenAI writes them, {@code {"error":{message,type,param,code}}}, and as gateways, proxies and compatible
 * servers bend them: the envelope twice, inside an array, without its {@code error}, as plain text, with {@code detail},
 * {@code errors} or {@code error_description}, with a list of complaints, or with a number for {@code code}; an HTML page, plain
 * text, or nothing.
 */
public final class EnvelopeErrors implements ErrorDecoder {
    private static final int LONGEST_MESSAGE = 2_000;
    private static final int LONGEST_EXCERPT = 200;

    @Override
    public ErrorText decode(int status, String contentType, String body) {
        if (body.isBlank()) {
            return said("HTTP " + status + " without a body");
        }
        ErrorText text = fromTree(tree(body));
        if (text != null) {
            return text;
        }
        String excerpt = Excerpt.of(body, LONGEST_EXCERPT);
        return said("HTTP " + status + (contentType.isEmpty() ? "" : " (" + contentType + ")") + ": " + excerpt);
    }

    private static @Nullable ErrorText fromTree(@Nullable Object tree) {
        if (tree instanceof List<?> list && !list.isEmpty()) {
            return fromTree(list.get(0));
        }
        if (tree instanceof Map<?, ?> map) {
            Object error = map.get("error");
            if (error instanceof Map<?, ?> inner) {
                ErrorText text = fromTree(inner);
                return text == null ? fromMembers(map) : text;
            }
            ErrorText text = fromMembers(map);
            if (text == null && error != null) {
                return said(word(error));
            }
            return text == null ? fromTree(map.get("errors")) : text;
        }
        return null;
    }

    private static @Nullable ErrorText fromMembers(Map<?, ?> map) {
        Object message = first(map, "message", "detail", "error_description");
        if (message == null) {
            return null;
        }
        Complaints complaints = Complaints.in(message);
        Object code = first(map, "code", "statusCode");
        if (code == null && map.get("error_description") != null) {
            code = map.get("error");
        }
        return new ErrorText(
                shortened(complaints == null ? word(message) : complaints.message()),
                map.get("type") instanceof String type ? type : null,
                map.get("param") instanceof String param ? param : complaints == null ? null : complaints.param(),
                code == null ? null : word(code));
    }

    private static @Nullable Object first(Map<?, ?> map, String... names) {
        for (String name : names) {
            Object value = map.get(name);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private static ErrorText said(String message) {
        return new ErrorText(shortened(message), null, null, null);
    }

    private static String shortened(String message) {
        return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE) + "…";
    }

    /** A scalar as a person would write it; the reader makes every number a double. */
    static String word(Object value) {
        if (value instanceof Double number && number == Math.rint(number)) {
            return Long.toString(number.longValue());
        }
        return String.valueOf(value);
    }

    private static @Nullable Object tree(String body) {
        try (JsonReader reader = JsonReader.of(new Buffer().writeUtf8(body))) {
            return reader.readJsonValue();
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }
}
