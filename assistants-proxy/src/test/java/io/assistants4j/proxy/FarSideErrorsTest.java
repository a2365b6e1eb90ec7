package io.assistants4j.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.testkit.assistants.FakeAssistantsServer;
import io.assistants4j.testkit.assistants.Reply;
import io.assistants4j.testkit.http.Answer;
import io.assistants4j.testkit.http.Fault;
import io.assistants4j.testkit.json.Json;
import io.assistants4j.wire.http.HttpSettings;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a far side refuses reaches the caller as it was said; where it says nothing the status tells why. */
@Timeout(60)
class FarSideErrorsTest {
    private final FakeAssistantsServer farSide = FakeAssistantsServer.start();
    private final Served served = Served.before(
            farSide,
            HttpSettings.builder()
                    .maxAttempts(1)
                    .readIdle(Duration.ofMillis(200))
                    .breaker(50, 2, Duration.ofSeconds(30))
                    .build());

    @AfterEach
    void stop() {
        served.close();
        farSide.close();
    }

    @Test
    void whatTheFarSideSaysIsSaidOn() {
        farSide.faults()
                .next(Fault.answering(Answer.json(
                                422,
                                Json.object(
                                        "error",
                                        Json.object(
                                                "message",
                                                "Not so.",
                                                "type",
                                                "odd_error",
                                                "param",
                                                "model",
                                                "code",
                                                "odd"))))
                        .header("x-request-id", "req_far"));

        HttpResponse<String> answer = ask();
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .isEqualTo(
                        "{\"error\":{\"message\":\"Not so.\",\"type\":\"odd_error\",\"param\":\"model\",\"code\":\"odd\"}}");
        assertThat(answer.headers().firstValue("x-upstream-request-id")).hasValue("req_far");
        assertThat(answer.headers().firstValue("x-request-id").orElse(""))
                .startsWith("req_")
                .isNotEqualTo("req_far");
    }

    @Test
    void whatTheFarSideDoesNotSayIsNotSaidAsAText() {
        Map<String, Object> none = Json.object("message", "Not so.", "type", "None", "param", "None", "code", "400");
        farSide.faults().next(Fault.answering(Answer.json(400, Json.object("error", none))));

        HttpResponse<String> answer = ask();
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .isEqualTo("{\"error\":{\"message\":\"Not so.\",\"type\":\"invalid_request_error\",\"param\":null,"
                        + "\"code\":\"400\"}}");
    }

    @Test
    void aWaitThatTheFarSideAsksForIsAskedForHereToo() {
        farSide.faults().next(Fault.status(429).retryAfter(7));

        HttpResponse<String> answer = ask();
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("retry-after")).hasValue("7");
        assertThat(error(answer).at("code").text()).hasValue("rate_limit_exceeded");
    }

    @Test
    void aFarSideThatIsNotReachedIsUnavailable() {
        farSide.close();

        assertFailed(ask(), 503, "connection_failed");
    }

    @Test
    void anAnswerThatBreaksOffOrIsNoJsonIsABadGateway() {
        farSide.faults().next(Fault.reset());
        assertFailed(ask(), 502, "connection_broken");

        try (Served patient =
                Served.before(farSide, HttpSettings.builder().maxAttempts(1).build())) {
            farSide.faults().next(Fault.html(200));
            assertFailed(patient.post("/v1/threads", "{}"), 502, "undecodable_response");
        }
    }

    @Test
    void aFarSideThatIsTooSlowIsAGatewayTimeout() {
        farSide.faults().next(Fault.silence());

        assertFailed(ask(), 504, "read_timeout");
    }

    @Test
    void aFarSideThatIsLeftAloneIsUnavailableAndItIsSaidForHowLong() {
        farSide.faults().next(2, Fault.status(500));
        ask();
        ask();

        HttpResponse<String> answer = ask();
        assertFailed(answer, 503, "circuit_open");
        assertThat(Integer.parseInt(answer.headers().firstValue("retry-after").orElseThrow()))
                .isBetween(1, 30);
    }

    @Test
    void aStreamThatTheFarSideBreaksOffSaysWhyAndIsDone() {
        String body = "{\"assistant_id\":\"" + served.assistant() + "\"";
        farSide.enqueue(new Reply().text("Hello."));
        String run = served.post("/v1/threads/runs", body + "}").body();
        farSide.faults()
                .next(Fault.rawEvents("event: thread.run.created\ndata: " + run + "\n\ndata: {\"error\":{\"message\":"
                        + "\"Overloaded.\",\"type\":\"server_error\",\"param\":\"None\",\"code\":\"503\"}}\n\n"));

        HttpResponse<String> answer = served.post("/v1/threads/runs", body + ",\"stream\":true}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body())
                .startsWith("event: thread.run.created\n")
                .endsWith("event: error\ndata: {\"error\":{\"message\":\"Overloaded.\",\"type\":\"server_error\","
                        + "\"param\":null,\"code\":\"503\"}}\n\nevent: done\ndata: [DONE]\n\n");
    }

    @Test
    void anErrorWithoutWordsIsToldInOurEnvelope() {
        farSide.faults().next(Fault.emptyBody(503));

        HttpResponse<String> answer = ask();
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(error(answer).at("type").text()).hasValue("server_error");
        assertThat(error(answer).members()).containsOnlyKeys("message", "type", "param", "code");
    }

    private HttpResponse<String> ask() {
        return served.post("/v1/threads", "{}");
    }

    private static void assertFailed(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(error(answer).at("type").text()).hasValue("server_error");
        assertThat(error(answer).at("code").text()).hasValue(code);
        assertThat(answer.body()).doesNotContain("None", "Exception", "\tat ", "<html>");
    }

    private static Json error(HttpResponse<String> answer) {
        return Json.parse(answer.body()).at("error");
    }
}
