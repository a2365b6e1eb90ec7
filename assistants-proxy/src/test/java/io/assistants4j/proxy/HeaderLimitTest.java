package io.assistants4j.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.proxy.http.Front;
import io.assistants4j.testkit.json.Json;
import io.assistants4j.testkit.turns.ScriptedTurns;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How much the headers of a request may take. */
@Timeout(60)
class HeaderLimitTest {
    private static final int LIMIT = 4 << 10;

    @Test
    void headersOverTheLimitAreRefusedWithAReason() {
        try (Served served =
                new Served(ProxyConfig.local(0).withFront(Front.PLAIN.withHeaderLimit(LIMIT)), new ScriptedTurns())) {
            assertThat(sent(served, LIMIT / 2).statusCode()).isEqualTo(200);

            HttpResponse<String> refused = sent(served, LIMIT);
            assertThat(refused.statusCode()).isEqualTo(431);
            assertThat(Json.parse(refused.body()).at("error", "message").text())
                    .hasValue("The request's headers are larger than this server accepts.");
        }
    }

    @Test
    void aHigherLimitLetsMoreThrough() {
        try (Served served = new Served(
                ProxyConfig.local(0).withFront(Front.PLAIN.withHeaderLimit(64 << 10)), new ScriptedTurns())) {
            assertThat(sent(served, 32 << 10).statusCode()).isEqualTo(200);
        }
    }

    private static HttpResponse<String> sent(Served served, int bytes) {
        return served.send(served.to("/v1/assistants").GET().header("x-filler", "x".repeat(bytes)));
    }
}
