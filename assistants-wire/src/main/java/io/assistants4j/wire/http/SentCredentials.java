package io.assistants4j.wire.http;

import io.assistants4j.core.value.Secret;
import java.util.Map;
import okhttp3.ResponseBody;
import retrofit2.Response;

/**
 * What a request carried to prove who is calling; others may be at hand by the time it is answered.
 *
 * @param headers by their names
 */
record SentCredentials(Map<String, Secret> headers) {
    private static final int UNAUTHORIZED = 401;

    SentCredentials {
        headers = Map.copyOf(headers);
    }

    /** Those that an answer refuses; empty where it refuses none. */
    static Map<String, Secret> refusedBy(Response<ResponseBody> response) {
        SentCredentials sent = response.raw().request().tag(SentCredentials.class);
        return sent == null || response.code() != UNAUTHORIZED ? Map.of() : sent.headers();
    }
}
