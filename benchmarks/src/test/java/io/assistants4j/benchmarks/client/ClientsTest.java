package io.assistants4j.benchmarks.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.benchmarks.canned.CannedAnswer;
import io.assistants4j.benchmarks.canned.CannedServer;
import io.assistants4j.benchmarks.canned.ServerProcess;
import io.assistants4j.core.engine.TurnEvent;
import io.assistants4j.core.event.RunEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClientsTest {
    private static final int PIECES = 50;

    @Test
    void bothReadTheSameEventsOfARun() throws Exception {
        RunEvents run = RunEvents.record(PIECES);
        List<Object> ours = new ArrayList<>();
        List<Object> official = new ArrayList<>();

        assertThat(run.ours(ours::add)).isEqualTo(run.count());
        assertThat(run.official(official::add)).as("all but the end").isEqualTo(run.count() - 1);
        assertThat(ours).filteredOn(RunEvent.MessageDelta.class::isInstance).hasSize(PIECES);
        assertThat(official)
                .filteredOn(event -> event.toString().contains("threadMessageDelta"))
                .hasSize(PIECES);
    }

    @Test
    void bothReadTheSameResponse() throws Exception {
        List<Object> ours = new ArrayList<>();
        List<Object> official = new ArrayList<>();
        try (CannedServer server = CannedServer.start(CannedAnswer.ofPieces(PIECES));
                ResponseEvents response = new ResponseEvents(server.address())) {
            response.ours(ours::add);
            response.official(official::add);
        }

        assertThat(ours).filteredOn(TurnEvent.TextDelta.class::isInstance).hasSize(PIECES);
        assertThat(ours).last().isInstanceOf(TurnEvent.Completed.class);
        assertThat(official)
                .filteredOn(event -> event.toString().contains("outputTextDelta"))
                .hasSize(PIECES);
    }

    @Test
    void allGetTheThreadFromAnotherProcess() throws Exception {
        try (ServerProcess server = ServerProcess.ofThread();
                ThreadCalls calls = new ThreadCalls(server.address())) {
            assertThat(calls.ours().id().value()).isEqualTo(calls.official().id());
            assertThat(new String(calls.bare(), java.nio.charset.StandardCharsets.UTF_8))
                    .isEqualTo(CannedAnswer.THREAD);
        }
    }

    @Test
    void eachWayIsDoneAndCounted() throws Exception {
        int[] done = new int[2];

        Map<String, SideBySide.Cost> costs = new SideBySide("test", 10)
                .add("one", () -> done[0] += new byte[1_000_000].length)
                .add("other", () -> done[1]++)
                .measure(1, 1);

        assertThat(done).doesNotContain(0);
        assertThat(costs.get("one").bytes()).isGreaterThan(100_000).isLessThan(110_000);
    }
}
