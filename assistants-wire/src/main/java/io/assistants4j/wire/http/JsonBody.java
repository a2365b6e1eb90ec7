package io.assistants4j.wire.http;

import java.io.IOException;
import java.util.UUID;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * JSON that is sent, with a key of its own by which a far side that cares knows it again when it comes once more. {@link
 * CallExecutor} alone decides about that: OkHttp sends it once.
 */
public final class JsonBody extends RequestBody {
    private static final MediaType JSON = MediaType.get("application/json");

    private final ByteString json;
    private final String key = UUID.randomUUID().toString();

    /** A body of this text. */
    public JsonBody(ByteString json) {
        this.json = json;
    }

    /** What the header {@code Idempotency-Key} says, whenever it is sent. */
    String key() {
        return key;
    }

    @Override
    public @Nullable MediaType contentType() {
        return JSON;
    }

    @Override
    public long contentLength() {
        return json.size();
    }

    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        sink.write(json);
    }
}
