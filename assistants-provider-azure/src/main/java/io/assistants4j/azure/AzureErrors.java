package io.assistants4j.azure;

import com.squareup.moshi.JsonReader;
import io.assistants4j.wire.dialect.EnvelopeErrors;
import io.assistants4j.wire.dialect.ErrorDecoder;
import io.assistants4j.wire.dialect.ErrorText;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import okio.Buffer;
import okio.BufferedSource;

/**
 * Errors as Azure and API Management write them. Of a prompt that was filtered, what the filters saw is kept under the name
 * that Azure gave it.
 */
final class AzureErrors implements ErrorDecoder {
    private static final Set<String> FILTERS =
            Set.of("content_filters", "content_filter_result", "content_filter_results");
    private static final Set<String> AROUND = Set.of("error", "innererror", "inner_error");

    private final ErrorDecoder envelope = new EnvelopeErrors();

    @Override
    public ErrorText decode(int status, String contentType, String body) {
        ErrorText text = envelope.decode(status, contentType, body);
        return new ErrorText(text.message(), text.type(), text.param(), text.code(), filters(body));
    }

    private static Map<String, String> filters(String body) {
        Map<String, String> found = new LinkedHashMap<>();
        try (JsonReader json = JsonReader.of(new Buffer().writeUtf8(body))) {
            find(json, found);
        } catch (IOException | RuntimeException e) {
            // Pages and plain text say nothing about filters.
        }
        return found;
    }

    private static void find(JsonReader json, Map<String, String> found) throws IOException {
        if (json.peek() != JsonReader.Token.BEGIN_OBJECT) {
            json.skipValue();
            return;
        }
        json.beginObject();
        while (json.hasNext()) {
            String name = json.nextName();
            if (FILTERS.contains(name) && json.peek() != JsonReader.Token.NULL) {
                try (BufferedSource source = json.nextSource()) {
                    found.put(name, source.readUtf8());
                }
            } else if (AROUND.contains(name)) {
                find(json, found);
            } else {
                json.skipValue();
            }
        }
        json.endObject();
    }
}
