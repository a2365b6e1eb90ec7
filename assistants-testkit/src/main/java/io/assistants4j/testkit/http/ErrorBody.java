package io.assistants4j.testkit.http;

import io.assistants4j.testkit.json.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** OpenAI's error envelope as a tree. */
public final class ErrorBody {
    private ErrorBody() {}

    /** {@code {"error":{message,type,param,code}}}, absent parts as explicit nulls. */
    public static Map<String, @Nullable Object> of(
            String message, String type, @Nullable String param, @Nullable String code) {
        return Json.object("error", Json.object("message", message, "type", type, "param", param, "code", code));
    }
}
