package io.assistants4j.wire.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assistants4j.core.error.NotFoundException;
import io.assistants4j.testkit.http.Answer;
import io.assistants4j.testkit.http.Fault;
import io.assistants4j.testkit.http.LoopbackServer;
import io.assistants4j.wire.TestDialect;
import io.assistants4j.wire.TestTime;
import io.micrometer.common.KeyValue;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls as OpenTelemetry sees those of generative AI clients. */
class TelemetryTest {
    private final LoopbackServer server =
            LoopbackServer.start(request -> Answer.of(200, "text/event-stream", "data: 1\n\n"));
    private final TestTime time = new TestTime();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<Observation.Context> traces = new ArrayList<>();
    private final HttpTransport transport = new HttpTransport(
            new TestDialect(URI.create(server.url() + "/v1/"), TestFarSide.KEY),
            HttpSettings.builder().maxAttempts(1).build(),
            time.callTime(),
            Metering.to(observations(), meters));
    private final TestRoutes routes = transport.routes(TestRoutes.class);

    @AfterEach
    void close() {
        transport.close();
        server.close();
    }

    @Test
    void aStreamIsOneTraceNamedAfterItsModelWithItsTokens() {
        read("gpt-5.1");

        assertThat(traces).singleElement().satisfies(trace -> {
            assertThat(trace.getName()).isEqualTo("gen_ai.client.operation.duration");
            assertThat(trace.getContextualName()).isEqualTo("chat gpt-5.1");
            assertThat(trace.getLowCardinalityKeyValues())
                    .contains(
                            KeyValue.of("gen_ai.operation.name", "chat"),
                            KeyValue.of("gen_ai.provider.name", "test"),
                            KeyValue.of("gen_ai.request.model", "gpt-5.1"),
                            KeyValue.of("server.address", "127.0.0.1"),
                            KeyValue.of(
                                    "server.port", Integer.toString(server.url().getPort())),
                            KeyValue.of("error.type", "none"));
            assertThat(trace.getHighCardinalityKeyValues())
                    .contains(
                            KeyValue.of("gen_ai.usage.input_tokens", "7"),
                            KeyValue.of("gen_ai.usage.output_tokens", "3"),
                            KeyValue.of("gen_ai.response.time_to_first_chunk", "2.0"));
        });
    }

    @Test
    void theTimeToTheFirstEventIsMeasuredOncePerStream() {
        read("gpt-5.1");

        assertThat(meters.get("gen_ai.client.operation.time_to_first_chunk")
                        .tags("gen_ai.operation.name", "chat", "gen_ai.request.model", "gpt-5.1")
                        .timer()
                        .totalTime(TimeUnit.SECONDS))
                .isEqualTo(2);
        assertThat(meters.get("gen_ai.client.operation.time_to_first_chunk")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aFailureIsPartOfTheTrace() {
        server.faults().next(Fault.emptyBody(404));

        assertThatThrownBy(() -> read("gpt-5.1")).isInstanceOf(NotFoundException.class);

        assertThat(traces.get(0).getError()).isInstanceOf(NotFoundException.class);
        assertThat(traces.get(0).getLowCardinalityKeyValues()).contains(KeyValue.of("error.type", "404"));
    }

    @Test
    void modelsThatCallersMakeUpDoNotFillTheRegistry() {
        for (int i = 0; i < 105; i++) {
            read("model-" + i);
        }

        assertThat(meters.get("gen_ai.client.token.usage")
                        .tag("gen_ai.token.type", "input")
                        .summaries())
                .hasSize(101);
        assertThat(meters.get("gen_ai.client.token.usage")
                        .tags("gen_ai.request.model", "other", "gen_ai.token.type", "input")
                        .summary()
                        .count())
                .isEqualTo(5);
    }

    private void read(String model) {
        Operation chat = new Operation("chat", model, Repeat.SAFE);
        try (OpenStream stream = transport.calls().stream(chat, routes.stream(), new CallControl())) {
            time.pass(Duration.ofSeconds(2));
            assertThat(stream.read(() -> stream.source().readUtf8Line())).isEqualTo("data: 1");
            time.pass(Duration.ofSeconds(2));
            assertThat(stream.read(() -> stream.source().readUtf8Line())).isEmpty();
            stream.tokens(7, 3);
            stream.finish(null);
        }
    }

    private ObservationRegistry observations() {
        ObservationRegistry registry = ObservationRegistry.create();
        registry.observationConfig().observationHandler(new ObservationHandler<>() {
            @Override
            public void onStop(Observation.Context context) {
                traces.add(context);
            }

            @Override
            public boolean supportsContext(Observation.Context context) {
                return true;
            }
        });
        return registry;
    }
}
