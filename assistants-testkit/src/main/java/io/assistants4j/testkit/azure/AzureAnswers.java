package io.assistants4j.testkit.azure;

import io.assistants4j.testkit.http.Answer;
import io.assistants4j.testkit.http.ErrorBody;
import io.assistants4j.testkit.http.ReceivedRequest;
import io.assistants4j.testkit.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Azure answers in its own words. */
public final class AzureAnswers {
    /** What the filters saw of an answer that was cut, as {@code content_filters}. */
    public static final List<Map<String, @Nullable Object>> FILTERS = List.of(Json.object(
            "blocked",
            true,
            "source_type",
            "completion",
            "content_filter_results",
            Json.object("violence", Json.object("filtered", true, "severity", "high"))));

    /** What the filters saw of a prompt that was let through, as {@code prompt_filter_results}. */
    public static final List<Map<String, @Nullable Object>> PROMPT_FILTERS = List.of(Json.object(
            "prompt_index",
            0,
            "content_filter_results",
            Json.object("hate", Json.object("filtered", false, "severity", "safe"))));

    private AzureAnswers() {}

    /** The refusal of a prompt by a filter, with what it saw. */
    public static Answer filteredPrompt() {
        Map<String, @Nullable Object> seen = Json.object(
                "hate", Json.object("filtered", false, "severity", "safe"),
                "jailbreak", Json.object("filtered", true, "detected", true));
        return Answer.json(
                400,
                Json.object(
                        "error",
                        Json.object(
                                "message",
                                "The response was filtered due to the prompt triggering the content management policy.",
                                "type",
                                null,
                                "param",
                                "prompt",
                                "code",
                                "content_filter",
                                "status",
                                400,
                                "innererror",
                                Json.object("code", "ResponsibleAIPolicyViolation", "content_filter_result", seen))));
    }

    /** A refusal for too many calls or tokens, with the time to wait. */
    public static Answer throttled(Duration wait) {
        return error(429, "429", "Requests have exceeded the rate limit of this deployment.")
                .header("retry-after-ms", String.valueOf(wait.toMillis()))
                .header("x-ratelimit-remaining-requests", "0")
                .header("x-ratelimit-remaining-tokens", "0");
    }

    /** To whoever has not the key: Azure's own words, or those of API Management where a token was sent. */
    static Answer unauthorized(ReceivedRequest request) {
        return request.header("Authorization").isEmpty()
                ? error(401, "401", "Access denied due to invalid subscription key or wrong API endpoint.")
                : Answer.json(
                        401,
                        Json.object(
                                "statusCode",
                                401,
                                "message",
                                "Unauthorized. Access token is missing, invalid, audience is incorrect, or have expired."));
    }

    /** The older surface has words of its own for a member it does not know. */
    static Answer unknownArgument(String name) {
        return Answer.json(
                400,
                ErrorBody.of("Unrecognized request argument supplied: " + name, "invalid_request_error", null, null));
    }

    static Answer error(int status, String code, String message) {
        return Answer.json(status, Json.object("error", Json.object("code", code, "message", message)));
    }
}
