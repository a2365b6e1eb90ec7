package io.assistants4j.benchmarks.delta;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.benchmarks.canned.CannedAnswer;
import io.assistants4j.core.engine.TurnEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RelayTest {
    private static final int PIECES = 500;

    private final FarSide farSide = FarSide.open(PIECES);

    @AfterEach
    void close() throws IOException {
        farSide.close();
    }

    @Test
    void everyUpstreamDeltaBecomesOneEventThatIsWritten() throws IOException {
        try (Relay relay = new Relay(farSide.turns())) {
            assertThat(deltas(relay)).hasSize(PIECES).first().asString().contains("\"value\":\" the\"");
            assertThat(deltas(relay)).as("a second run").hasSize(PIECES);
        }
    }

    @Test
    void withoutAWireTheSameIsWritten() throws IOException {
        try (Relay relay = new Relay(farSide.turns());
                Relay inner = new Relay(turn -> farSide.replay())) {
            assertThat(names(inner)).isEqualTo(names(relay)).endsWith("thread.run.completed", "done");
        }
    }

    @Test
    void aTurnIsDecodedIntoItsPieces() {
        List<TurnEvent> events = new ArrayList<>();

        farSide.decode(events::add);

        assertThat(events).filteredOn(TurnEvent.TextDelta.class::isInstance).hasSize(PIECES);
        assertThat(events).last().isInstanceOf(TurnEvent.Completed.class);
    }

    @Test
    void theBytesAreReadToTheLast() throws IOException {
        byte[] answer = CannedAnswer.ofPieces(PIECES);

        assertThat(farSide.readBytes(new byte[1024])).isEqualTo(answer.length);
        assertThat(farSide.readBytes(new byte[1024])).as("once more").isEqualTo(answer.length);
    }

    private static List<String> deltas(Relay relay) throws IOException {
        return written(relay).stream()
                .filter(event -> event.startsWith("event: thread.message.delta\n"))
                .toList();
    }

    private static List<String> names(Relay relay) throws IOException {
        return written(relay).stream()
                .map(event -> event.substring("event: ".length(), event.indexOf('\n')))
                .toList();
    }

    private static List<String> written(Relay relay) throws IOException {
        List<String> events = new ArrayList<>();
        int count = relay.run(bytes -> events.add(new String(bytes, UTF_8)));
        assertThat(events).hasSize(count);
        return events;
    }
}
