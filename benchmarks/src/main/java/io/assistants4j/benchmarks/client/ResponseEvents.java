package io.assistants4j.benchmarks.client;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.StreamResponse;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseStreamEvent;
import io.assistants4j.benchmarks.canned.LoopbackDialect;
import io.assistants4j.benchmarks.delta.FarSide;
import io.assistants4j.core.engine.TurnEvent;
import io.assistants4j.core.engine.TurnStream;
import io.assistants4j.wire.http.CallTime;
import io.assistants4j.wire.http.HttpSettings;
import io.assistants4j.wire.http.HttpTransport;
import io.assistants4j.wire.http.Telemetry;
import io.assistants4j.wire.responses.ResponsesSettings;
import io.assistants4j.wire.responses.ResponsesTurns;
import java.net.URI;
import java.util.function.Consumer;

/** One response of the Responses API, asked for over HTTP and read by either client. */
final class ResponseEvents implements AutoCloseable {
    private final HttpTransport transport;
    private final ResponsesTurns ours;
    private final OpenAIClient official;

    ResponseEvents(URI address) {
        this.transport = new HttpTransport(
                new LoopbackDialect(address), HttpSettings.defaults(), CallTime.system(), Telemetry.none());
        this.ours = new ResponsesTurns(transport, ResponsesSettings.DEFAULTS);
        this.official = OpenAIOkHttpClient.builder()
                .baseUrl(address.toString())
                .apiKey("none")
                .build();
    }

    /** Hands over the events of our turn; how many. */
    int ours(Consumer<Object> target) {
        int read = 0;
        try (TurnStream stream = ours.start(FarSide.turn())) {
            for (TurnEvent event = stream.next(); event != null; event = stream.next()) {
                target.accept(event);
                read++;
            }
        }
        return read;
    }

    /** Hands over the events of openai-java's response; how many. */
    int official(Consumer<Object> target) {
        ResponseCreateParams request = ResponseCreateParams.builder()
                .model("model-1")
                .input("Where is the answer?")
                .build();
        int[] read = {0};
        try (StreamResponse<ResponseStreamEvent> events = official.responses().createStreaming(request)) {
            events.stream().forEach(event -> {
                target.accept(event);
                read[0]++;
            });
        }
        return read[0];
    }

    @Override
    public void close() {
        transport.close();
        official.close();
    }
}
