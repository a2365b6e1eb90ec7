package io.assistants4j.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.run.RunStep;
import io.assistants4j.core.run.StepDetails;
import io.assistants4j.core.tool.ToolCall;
import io.assistants4j.core.tool.ToolOutput;
import io.assistants4j.testkit.turns.TurnScript;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SubmissionTest {
    private final EngineWorld world = new EngineWorld();

    @BeforeEach
    void callTwoFunctions() {
        world.model.then(TurnScript.begin()
                .calls("call_a", "f", "{}")
                .calls("call_b", "g", "{}")
                .completes(1, 1));
        world.engine.runs().create(world.thread, world.run());
    }

    @Test
    void allOutputsComeAtOnceAndOnce() {
        assertRefused("[]");
        assertRefused("['call_a']", "call_a");
        assertRefused("['call_a', 'call_a']", "call_a", "call_a");
        assertRefused("['call_a', 'call_b', 'call_b']", "call_a", "call_b", "call_b");
        assertRefused("['call_a', 'call_x']", "call_a", "call_x");
        assertRefused("['call_a', 'call_b', 'call_x']", "call_a", "call_b", "call_x");
        assertThat(world.latest().status()).isEqualTo(RunStatus.REQUIRES_ACTION);
    }

    @Test
    void outputsStandWithTheirCallsWhateverTheirOrder() {
        world.model
                .then(TurnScript.begin().calls("call_c", "f", "{}").completes(1, 1))
                .then(TurnScript.begin().says("Done.").completes(1, 1));

        Run again = submit("call_b", "call_a");
        assertThat(again.status()).isEqualTo(RunStatus.QUEUED);
        assertThat(world.latest().status()).isEqualTo(RunStatus.REQUIRES_ACTION);
        submit("call_c");

        assertThat(world.latest().status()).isEqualTo(RunStatus.COMPLETED);
        List<RunStep> steps = world.engine
                .runs()
                .listSteps(world.thread, world.latest().id(), PageRequest.oldest(9))
                .data();
        assertThat(steps).hasSize(3);
        assertThat(((StepDetails.ToolCalls) steps.get(0).stepDetails()).toolCalls())
                .extracting(call -> ((ToolCall.Function) call).function().output())
                .containsExactly("out of call_a", "out of call_b");
    }

    @Test
    void aRunThatIsOverTakesNone() {
        world.engine.runs().cancel(world.thread, world.latest().id());

        assertThatThrownBy(() -> submit("call_a", "call_b"))
                .hasMessage("Runs in status \"cancelled\" do not accept tool outputs.");
    }

    @Test
    void theSizeOfOutputsIsThatOfTheirUtf8() {
        List<ToolOutput> outputs = List.of(
                ToolOutput.of("call_a", "\ud83d\ude00".repeat(131_070)), ToolOutput.of("call_b", "\u20ac\u00f8x!!!"));

        assertThatThrownBy(() ->
                        world.engine.runs().submit(world.thread, world.latest().id(), outputs))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("the outputs together have 524289 bytes. Expected at most 524288.");
    }

    private void assertRefused(String got, String... calls) {
        assertThatThrownBy(() -> submit(calls)).isInstanceOfSatisfying(InvalidRequestException.class, e -> {
            assertThat(e).hasMessage("Expected tool outputs for call_ids ['call_a', 'call_b'], got " + got);
            assertThat(e.status()).isEqualTo(400);
            assertThat(e.param()).isEmpty();
            assertThat(e.code()).isEmpty();
        });
    }

    private Run submit(String... calls) {
        return world.engine
                .runs()
                .submit(
                        world.thread,
                        world.latest().id(),
                        Arrays.stream(calls)
                                .map(call -> ToolOutput.of(call, "out of " + call))
                                .toList());
    }
}
