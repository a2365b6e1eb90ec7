package io.assistants4j.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.testkit.assistants.FakeAssistantsServer;
import io.assistants4j.testkit.http.Fault;
import io.assistants4j.testkit.json.Json;
import io.assistants4j.wire.http.HttpSettings;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What clients see of a far side that keeps the assistants itself and gives no usable answer: whose fault it is. */
@Timeout(60)
class FarSideUnreachedTest {
    private final FakeAssistantsServer farSide = FakeAssistantsServer.start();
    private Served served = served(HttpSettings.builder());

    @AfterEach
    void stop() {
        served.close();
        farSide.clear();
        farSide.close();
    }

    @Test
    void aFarSideThatIsNotThereIsAnUnavailableService() {
        farSide.close();

        assertFault(served.get("/v1/assistants/asst_a"), 503, null);
    }

    @Test
    void anAnswerNobodyUnderstandsIsABadGatewayAndNotToBeRepeated() {
        farSide.faults().next(Fault.html(200));

        assertFault(served.post("/v1/threads", "{}"), 502, "false");
    }

    @Test
    void anAnswerThatBreaksOffIsABadGatewayAndNotToBeRepeated() {
        farSide.faults().next(Fault.reset());

        assertFault(served.post("/v1/threads", "{}"), 502, "false");
    }

    @Test
    void aFarSideThatSaysNothingIsATimeoutOfTheGateway() {
        served.close();
        served = served(HttpSettings.builder().readIdle(Duration.ofMillis(50)));
        farSide.faults().next(Fault.silence());

        assertFault(served.post("/v1/threads", "{}"), 504, "false");
    }

    private Served served(HttpSettings.Builder http) {
        return Served.before(farSide, http.maxAttempts(1).build());
    }

    private static void assertFault(HttpResponse<String> answer, int status, @Nullable String retry) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("x-should-retry")).isEqualTo(Optional.ofNullable(retry));
        Json error = Json.parse(answer.body()).at("error");
        assertThat(error.members()).containsOnlyKeys("message", "type", "param", "code");
        assertThat(error.at("type").text()).hasValue("server_error");
        assertThat(answer.body()).doesNotContain("Exception", FakeAssistantsServer.KEY);
    }
}
