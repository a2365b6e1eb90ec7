package io.assistants4j.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.assistants4j.proxy.http.Strictness;
import io.assistants4j.testkit.json.Json;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

@Timeout(60)
class StrictnessTest {
    private static final String V2 = "assistants=v2";

    private final Logger logger = (Logger) LoggerFactory.getLogger("io.assistants4j.proxy.http.BodyReader");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Served tolerant = new Served(ProxyConfig.local(0), new GatedTurns());
    private final Served strict = new Served(ProxyConfig.local(0).withStrictness(Strictness.STRICT), new GatedTurns());

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(log);
        tolerant.close();
        strict.close();
    }

    @Test
    void aStrictServerRefusesUnknownFieldsByTheirPath() {
        RefusalTest.assertRefused(
                post(strict, V2, "/v1/assistants", "{\"model\":\"m\",\"colour\":\"red\"}"),
                400,
                "colour",
                "unknown_parameter",
                "Unknown parameter: 'colour'.");
        String nested = "{\"messages\":[{\"role\":\"user\",\"content\":\"x\",\"mood\":1}]}";
        RefusalTest.assertRefused(
                post(strict, V2, "/v1/threads", nested),
                400,
                "messages[0].mood",
                "unknown_parameter",
                "Unknown parameter: 'messages[0].mood'.");
        String run = "{\"assistant_id\":\"asst_a\",\"stream\":true,\"speed\":9}";
        RefusalTest.assertRefused(
                post(strict, V2, "/v1/threads/runs", run), 400, "speed", "unknown_parameter", "'speed'");
        assertThat(log.list).isEmpty();
    }

    @Test
    void aTolerantServerIgnoresUnknownFieldsAndLogsTheirNameButNotTheirValue() {
        var answer = post(tolerant, null, "/v1/assistants", "{\"model\":\"m\",\"co\\nlour\":\"sk-very-secret\"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Json.parse(answer.body()).at("model").text()).hasValue("m");
        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("unknown parameter 'co?lour' of POST /assistants is ignored");
    }

    @Test
    void aStrictServerDemandsTheVersionOfTheApi() {
        RefusalTest.assertRefused(
                post(strict, null, "/v1/threads", "{}"), 400, null, "invalid_beta", "OpenAI-Beta: assistants=v2");
        RefusalTest.assertRefused(
                post(strict, "realtime=v1", "/v1/threads", "{}"), 400, null, "invalid_beta", "must provide");
        assertThat(post(strict, V2, "/v1/threads", "{}").statusCode()).isEqualTo(200);
        assertThat(post(strict, "realtime=v1, " + V2, "/v1/threads", "{}").statusCode())
                .isEqualTo(200);
        assertThat(strict.get("/health/liveness").statusCode()).isEqualTo(200);
        assertThat(strict.get("/metrics").statusCode()).isEqualTo(200);
        RefusalTest.assertRefused(strict.get("/v1/nothing"), 404, null, null, "Invalid URL");
    }

    @Test
    void aTolerantServerDoesNotDemandTheVersion() {
        assertThat(post(tolerant, null, "/v1/threads", "{}").statusCode()).isEqualTo(200);
        assertThat(post(tolerant, "x=y, " + V2, "/v1/threads", "{}").statusCode())
                .isEqualTo(200);
    }

    @Test
    void bothRefuseTheFirstVersion() {
        for (Served served : new Served[] {tolerant, strict}) {
            var answer = post(served, "assistants=v1", "/v1/threads", "{}");
            RefusalTest.assertRefused(answer, 400, null, "invalid_beta", "version 2");
        }
    }

    private static HttpResponse<String> post(Served served, @Nullable String beta, String path, String body) {
        var request = served.to(path).POST(BodyPublishers.ofString(body));
        return served.send(beta == null ? request : request.header("OpenAI-Beta", beta));
    }
}
