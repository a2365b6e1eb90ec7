package io.assistants4j.proxy.http;

import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.wire.json.JsonCodec;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads bodies of requests; what is unknown in one is refused, or ignored with a line in the log that names the first. */
final class BodyReader {
    private static final Logger LOG = LoggerFactory.getLogger(BodyReader.class);
    private static final int LONGEST_NAME = 100;

    private final Strictness strictness;

    BodyReader(Strictness strictness) {
        this.strictness = strictness;
    }

    <T> T read(String route, Function<JsonCodec, T> reading) {
        try {
            return reading.apply(JsonCodec.strictRequests());
        } catch (InvalidRequestException e) {
            boolean isUnknown = e.code().filter("unknown_parameter"::equals).isPresent();
            if (!isUnknown || strictness == Strictness.STRICT) {
                throw e;
            }
            LOG.warn(
                    "unknown parameter '{}' of {} is ignored",
                    printable(e.param().orElse("")),
                    route);
            return reading.apply(JsonCodec.requests());
        }
    }

    /** Callers choose the names of fields; they get neither a line of their own in the log nor much room. */
    private static String printable(String name) {
        String cut = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name;
        return cut.replaceAll("[^\\p{Graph}…]", "?");
    }
}
