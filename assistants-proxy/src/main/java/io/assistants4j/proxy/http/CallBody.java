package io.assistants4j.proxy.http;

import io.assistants4j.core.value.Extensions;
import io.assistants4j.wire.json.JsonCodec;
import io.assistants4j.wire.json.JsonType;
import io.assistants4j.wire.json.Streamable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The body of a call. The member that names a provider is taken out of it: it is said to this server, not to a provider. */
final class CallBody {
    private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.UTF_8);
    private static final byte[] WISH = ('"' + Wish.FIELD + '"').getBytes(StandardCharsets.UTF_8);
    private static final String WHITE = " \t\r\n";

    private final String route;
    private final BodyReader reader;
    private final byte[] sent;
    private final byte[] json;
    private final @Nullable String wish;

    private CallBody(String route, BodyReader reader, byte[] sent, byte[] json, @Nullable String wish) {
        this.route = route;
        this.reader = reader;
        this.sent = sent;
        this.json = json;
        this.wish = wish;
    }

    /** Absent and empty bodies count as {@code {}}. */
    static CallBody of(String route, BodyReader reader, byte[] bytes) {
        if (isBlank(bytes)) {
            return new CallBody(route, reader, NOTHING, NOTHING, null);
        }
        BodyText.check(bytes);
        if (!holdsWish(bytes)) {
            return new CallBody(route, reader, bytes, bytes, null);
        }
        Members members = JsonCodec.requests().read(Members.class, bytes);
        byte[] others = JsonCodec.requests().bytes(new Others(members.others()));
        return new CallBody(route, reader, bytes, others, members.customLlmProvider());
    }

    /** As it came; not to be changed. */
    byte[] sent() {
        return sent;
    }

    /** The provider that is asked for. */
    Optional<String> wish() {
        return Optional.ofNullable(wish).filter(name -> !name.isBlank());
    }

    <T> T read(Class<T> type) {
        return reader.read(route, codec -> codec.read(type, json));
    }

    <T> Streamable<T> streamable(Class<T> type) {
        return reader.read(route, codec -> codec.read(JsonType.streamable(type), json));
    }

    private static boolean isBlank(byte[] bytes) {
        for (byte one : bytes) {
            if (WHITE.indexOf(one) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Hardly any body does; those that do not are not read twice. */
    private static boolean holdsWish(byte[] bytes) {
        for (int i = 0; i + WISH.length <= bytes.length; i++) {
            if (bytes[i] == WISH[0] && Arrays.equals(bytes, i, i + WISH.length, WISH, 0, WISH.length)) {
                return true;
            }
        }
        return false;
    }

    private record Members(@Nullable String customLlmProvider, Extensions others) {}

    private record Others(Extensions others) {}
}
