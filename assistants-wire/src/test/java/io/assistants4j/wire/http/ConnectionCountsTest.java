package io.assistants4j.wire.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.testkit.http.Answer;
import io.assistants4j.testkit.http.LoopbackServer;
import io.assistants4j.wire.TestDialect;
import io.assistants4j.wire.TestTime;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import okio.BufferedSource;
import org.junit.jupiter.api.Test;

class ConnectionCountsTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Telemetry telemetry = Metering.to(meters);

    @Test
    void theConnectionsOfAllPoolsOfAProviderAreCountedAsLongAsTheyLast() {
        try (LoopbackServer server = LoopbackServer.start(request -> Answer.of(200, "text/plain", "fine"))) {
            HttpTransport first = asked(server);
            HttpTransport second = asked(server);
            assertThat(connections("idle")).isEqualTo(2);
            assertThat(connections("active")).isZero();

            first.close();
            assertThat(connections("idle")).isEqualTo(1);

            HttpTransport third = asked(server);
            assertThat(connections("idle")).isEqualTo(2);
            second.close();
            third.close();
            assertThat(connections("idle")).isZero();
        }
    }

    private HttpTransport asked(LoopbackServer server) {
        HttpTransport transport = new HttpTransport(
                new TestDialect(URI.create(server.url() + "/v1/"), TestFarSide.KEY),
                HttpSettings.defaults(),
                new TestTime().callTime(),
                telemetry);
        transport
                .calls()
                .call(
                        new Operation("read", null, Repeat.SAFE),
                        transport.routes(TestRoutes.class).read(),
                        BufferedSource::readUtf8);
        return transport;
    }

    private double connections(String state) {
        return meters.get("assistants.http.client.connection.count")
                .tag("gen_ai.provider.name", "test")
                .tag("state", state)
                .gauge()
                .value();
    }
}
