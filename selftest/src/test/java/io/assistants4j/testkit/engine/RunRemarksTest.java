package io.assistants4j.testkit.engine;

import static io.assistants4j.testkit.engine.EngineWorld.events;
import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.engine.TurnEvent;
import io.assistants4j.core.error.ErrorDetails;
import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.run.ErrorCode;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.tool.ToolOutput;
import io.assistants4j.core.value.RawJson;
import io.assistants4j.testkit.turns.TurnScript;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What far sides say that runs have no member for. */
final class RunRemarksTest {
    private static final RawJson SAFE = new RawJson("{\"hate\":\"safe\"}");
    private static final RawJson HIGH = new RawJson("{\"hate\":\"high\"}");

    private final EngineWorld world = new EngineWorld();

    @Test
    void aRemarkIsKeptWithTheRunAndSeenByWhoeverFollowsIt() {
        world.model.then(TurnScript.begin()
                .says("Cold.")
                .event(new TurnEvent.Remark("filters", SAFE))
                .event(new TurnEvent.Remark("filters", HIGH))
                .endsEarly(TurnEvent.Reason.CONTENT_FILTER, 2, 1));

        List<RunEvent> events = events(world.engine.streams().stream(world.thread, world.run()));

        assertThat(world.latest().status()).isEqualTo(RunStatus.INCOMPLETE);
        assertThat(world.latest().extensions().members()).isEqualTo(Map.of("filters", HIGH));
        assertThat(events.get(events.size() - 2)).isEqualTo(RunEvent.RunChanged.of(world.latest()));
    }

    @Test
    void remarksOfEarlierTurnsStayUntilThereAreOthersOfTheirName() {
        world.model.then(TurnScript.begin()
                .calls("call_1", "f", "{}")
                .event(new TurnEvent.Remark("prompt", SAFE))
                .event(new TurnEvent.Remark("answer", SAFE))
                .completes(2, 1));
        world.model.then(TurnScript.begin()
                .says("Cold.")
                .event(new TurnEvent.Remark("answer", HIGH))
                .completes(2, 1));
        Run waiting = world.engine.runs().create(world.thread, world.run());

        assertThat(world.latest().extensions().members()).isEqualTo(Map.of("prompt", SAFE, "answer", SAFE));

        world.engine.runs().submit(world.thread, waiting.id(), List.of(ToolOutput.of("call_1", "out")));

        assertThat(world.latest().status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(world.latest().extensions().members()).isEqualTo(Map.of("prompt", SAFE, "answer", HIGH));
    }

    @Test
    void whatARefusalSaysBesidesIsKept() {
        ErrorDetails details = new ErrorDetails(
                "far", 400, null, "prompt", "content_filter", null, null, Map.of("filters", HIGH.json()));
        world.model.then(TurnScript.begin().breaks(new InvalidRequestException("Filtered.", details, null)));

        world.engine.runs().create(world.thread, world.run());

        assertThat(world.latest().status()).isEqualTo(RunStatus.FAILED);
        assertThat(world.latest().lastError().code()).isEqualTo(ErrorCode.INVALID_PROMPT);
        assertThat(world.latest().extensions().members()).isEqualTo(Map.of("filters", HIGH));
    }
}
