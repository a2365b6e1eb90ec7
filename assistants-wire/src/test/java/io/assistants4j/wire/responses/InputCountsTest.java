package io.assistants4j.wire.responses;

import static io.assistants4j.testkit.http.Faults.on;
import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.assistant.ReasoningEffort;
import io.assistants4j.core.tool.Tool;
import io.assistants4j.core.value.Extensions;
import io.assistants4j.testkit.http.Answer;
import io.assistants4j.testkit.http.Fault;
import io.assistants4j.testkit.responses.FakeResponsesServer;
import io.assistants4j.wire.TestDialect;
import io.assistants4j.wire.TestTime;
import io.assistants4j.wire.TestTurn;
import io.assistants4j.wire.http.HttpSettings;
import io.assistants4j.wire.http.HttpTransport;
import io.assistants4j.wire.http.Telemetry;
import io.assistants4j.wire.turns.RefusedParameters;
import io.assistants4j.wire.turns.TurnLabels;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputCountsTest {
    @RegisterExtension
    static final FakeResponsesServer SERVER = FakeResponsesServer.start();

    private final TestTurn turn = new TestTurn();
    private final TestTime time = new TestTime();
    private final HttpTransport transport = new HttpTransport(
            new TestDialect(URI.create(SERVER.url() + "/"), FakeResponsesServer.KEY),
            HttpSettings.defaults(),
            time.callTime(),
            Telemetry.none());
    private final ResponsesTurns turns = turns(Counting.FAR_SIDE);

    @AfterEach
    void close() {
        transport.close();
    }

    @Test
    void allThatAModelReadsIsCountedAndNothingElseIsSent() {
        turn.instructions = "Be brief.";
        turn.tools = List.of(Tool.function("f", "does it", null));
        turn.parallel = false;
        turn.effort = ReasoningEffort.LOW;
        turn.temperature = 0.5;
        turn.maxOutputTokens = 300;
        SERVER.counting(request -> 17);

        assertThat(turns.count(turn.build())).hasValue(17);

        assertThat(SERVER.journal().last().path()).isEqualTo("/v1/responses/input_tokens");
        assertThat(SERVER.journal().last().json().members())
                .containsOnlyKeys("model", "instructions", "input", "tools", "parallel_tool_calls", "reasoning");
    }

    @Test
    void nobodyIsAskedWhereThisSideCounts() {
        SERVER.counting(request -> 17);

        assertThat(turns(Counting.HERE).count(turn.build())).isEmpty();

        assertThat(SERVER.journal().size()).isZero();
    }

    @Test
    void aServerThatDoesNotKnowHowIsAskedOnce() {
        assertThat(turns.count(turn.build())).isEmpty();
        assertThat(turns.count(turn.build())).isEmpty();

        assertThat(SERVER.journal().size()).isEqualTo(1);
    }

    @Test
    void aModelThatIsNotThereSaysNothingOfOthers() {
        SERVER.counting(request -> 17);
        SERVER.faults()
                .next(Fault.error(404, "invalid_request_error", "model_not_found", "The model 'm' does not exist."));

        assertThat(turns.count(turn.build())).isEmpty();
        assertThat(turns.count(turn.build())).hasValue(17);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"input_tokens\":0}", "{\"input_tokens\":\"many\"}", "<html>", ""})
    void whatMakesNoSenseIsNoCountAndTheServerIsAskedAgain(String answer) {
        SERVER.counting(request -> 17);
        SERVER.faults().next(Fault.answering(Answer.of(200, "application/json", answer)));

        assertThat(turns.count(turn.build())).isEmpty();
        assertThat(turns.count(turn.build())).hasValue(17);
    }

    @Test
    void aServerThatIsBusyIsWaitedForAFewSecondsOnly() {
        SERVER.counting(request -> 17);
        SERVER.faults().next(Fault.error(429, "requests", "c", "later").retryAfter("6"));

        assertThat(turns.count(turn.build())).isEmpty();

        assertThat(time.slept()).isEmpty();
        assertThat(SERVER.journal().size()).isEqualTo(1);
    }

    @Test
    void aTurnThatCannotBeAskedForIsNotCounted() {
        turn.tools = List.of(new Tool.CodeInterpreter(Extensions.NONE));

        assertThat(turns.count(turn.build())).isEmpty();

        assertThat(SERVER.journal().size()).isZero();
    }

    @Test
    void aServerThatCannotBeReachedIsNoHindrance() {
        SERVER.counting(request -> 17);
        SERVER.faults().next(3, on("POST", "input_tokens"), Fault.reset());

        assertThat(turns.count(turn.build())).isEmpty();
        assertThat(turns.count(turn.build())).hasValue(17);
        assertThat(time.slept().stream().reduce(Duration.ZERO, Duration::plus)).isLessThan(Duration.ofSeconds(5));
    }

    private ResponsesTurns turns(Counting counting) {
        return new ResponsesTurns(
                transport, new ResponsesSettings(Delivery.STREAM, TurnLabels.NONE, counting, RefusedParameters.DROP));
    }
}
