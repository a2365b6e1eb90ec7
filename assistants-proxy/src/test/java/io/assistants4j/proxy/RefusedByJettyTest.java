package io.assistants4j.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.assistants4j.testkit.json.Json;
import io.assistants4j.testkit.turns.ScriptedTurns;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** What does not come as far as a route is answered, noted and counted all the same. */
@Timeout(60)
class RefusedByJettyTest {
    private static final String HOST = "\r\nHost: localhost\r\n";

    private final Logger log = (Logger) LoggerFactory.getLogger("assistants.access");
    private final Lines lines = new Lines();
    private final Served server = new Served(ProxyConfig.local(0), new ScriptedTurns());

    @BeforeEach
    void listen() {
        lines.start();
        log.addAppender(lines);
        log.setLevel(Level.INFO);
    }

    @AfterEach
    void stop() {
        log.detachAppender(lines);
        log.setLevel(null);
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"a request line that is none, 400", "a header that is none, 400", "headers that are too large, 431"})
    void whatJettyRefusesIsAnsweredInTheEnvelopeNotedAndCountedOnce(String what, int status) throws IOException {
        try (PipeliningClient client = new PipeliningClient(server.address())) {
            client.send(request(what));
            PipeliningClient.Received answer = client.next();

            assertThat(answer).isNotNull();
            assertThat(answer.status()).isEqualTo(status);
            assertThat(Json.parse(answer.body()).at("error", "type").text()).hasValue("invalid_request_error");
        }
        while (lines.all.isEmpty()) {
            Served.pause();
        }
        Map<String, Object> line = lines.all.get(0).getKeyValuePairs().stream()
                .filter(pair -> pair.value != null)
                .collect(Collectors.toMap(pair -> pair.key, pair -> pair.value));
        assertThat(line).containsEntry("status", status).containsEntry("from", "127.0.0.1");
        assertThat(line.get("request_id").toString()).startsWith("req_");
        assertThat(server.get("/metrics").body())
                .containsPattern("assistants_requests_seconds_count\\{method=\"\\w+\",provider=\"none\","
                        + "route=\"unknown\",status=\"" + status + "\"} 1\n")
                .contains("assistants_requests_active 1.0");
    }

    private static String request(String what) {
        return switch (what) {
            case "a request line that is none" -> "?? nothing\r\n\r\n";
            case "a header that is none" -> "GET /v1/assistants HTTP/1.1" + HOST + "not a header\r\n\r\n";
            default -> "GET /v1/assistants HTTP/1.1" + HOST + "x-large: " + "x".repeat(10_000) + "\r\n\r\n";
        };
    }

    /** Lines come from the server's threads. */
    private static final class Lines extends ListAppender<ILoggingEvent> {
        private final CopyOnWriteArrayList<ILoggingEvent> all = new CopyOnWriteArrayList<>();

        @Override
        protected void append(ILoggingEvent line) {
            all.add(line);
        }
    }
}
