package io.assistants4j.benchmarks.client;

import com.openai.client.OpenAIClient;
import com.openai.client.OpenAIClientImpl;
import com.openai.core.ClientOptions;
import com.openai.core.http.StreamResponse;
import com.openai.models.beta.assistants.AssistantStreamEvent;
import com.openai.models.beta.threads.runs.RunCreateParams;
import io.assistants4j.benchmarks.delta.FarSide;
import io.assistants4j.benchmarks.delta.Relay;
import io.assistants4j.core.event.RunEvent;
import io.assistants4j.wire.json.JsonCodec;
import io.assistants4j.wire.json.RunEventCodec;
import io.assistants4j.wire.sse.SseEvent;
import io.assistants4j.wire.sse.SseReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.Consumer;

/** The recorded events of one streamed run, read out of memory by either client: framing and JSON, no HTTP. */
final class RunEvents {
    private final byte[] recorded;
    private final int count;
    private final RunEventCodec codec = new RunEventCodec(JsonCodec.tolerant());
    private final OpenAIClient official;

    private RunEvents(byte[] recorded, int count) {
        this.recorded = recorded;
        this.count = count;
        this.official = new OpenAIClientImpl(ClientOptions.builder()
                .httpClient(new RecordedHttp(recorded))
                .apiKey("none")
                .build());
    }

    /** Records what a run of our engine tells that says a message in so many pieces. */
    static RunEvents record(int pieces) throws IOException {
        ByteArrayOutputStream recorded = new ByteArrayOutputStream();
        try (FarSide farSide = FarSide.open(pieces);
                Relay relay = new Relay(farSide.turns())) {
            int count = relay.run(recorded::writeBytes);
            return new RunEvents(recorded.toByteArray(), count);
        }
    }

    /** How many events there are, the one that says that all is done included. */
    int count() {
        return count;
    }

    /** Hands over each event as ours; how many. */
    int ours(Consumer<Object> target) throws IOException {
        int read = 0;
        try (SseReader reader = new SseReader(new ByteArrayInputStream(recorded))) {
            for (SseEvent event = reader.next(); event != null; event = reader.next()) {
                RunEvent decoded = codec.read(event);
                target.accept(decoded);
                read++;
            }
        }
        return read;
    }

    /** Hands over each event as openai-java's, which knows none for the end; how many. */
    @SuppressWarnings("deprecation") // It marks the whole API as deprecated.
    int official(Consumer<Object> target) {
        RunCreateParams request =
                RunCreateParams.builder().assistantId("asst_1").build();
        int[] read = {0};
        try (StreamResponse<AssistantStreamEvent> events =
                official.beta().threads().runs().createStreaming("thread_1", request)) {
            events.stream().forEach(event -> {
                target.accept(event);
                read[0]++;
            });
        }
        return read[0];
    }
}
