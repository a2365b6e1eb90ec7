package io.assistants4j.wire.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.assistant.Assistant;
import io.assistants4j.core.assistant.AssistantChange;
import io.assistants4j.core.assistant.NewAssistant;
import io.assistants4j.core.engine.RunRecord;
import io.assistants4j.core.engine.TurnItem;
import io.assistants4j.core.event.MessageDelta;
import io.assistants4j.core.event.RunStepDelta;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.NewThreadRun;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunChange;
import io.assistants4j.core.run.RunStep;
import io.assistants4j.core.thread.AssistantThread;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.thread.MessageChange;
import io.assistants4j.core.thread.NewMessage;
import io.assistants4j.core.thread.NewThread;
import io.assistants4j.core.thread.ThreadChange;
import io.assistants4j.core.tool.ToolOutput;
import io.assistants4j.core.value.RawJson;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every body of the wire, with everything it may hold: what is read is written again, member by member. */
class RoundTripTest {

    private static final Map<String, Class<?>> TYPES = Map.ofEntries(
            Map.entry("assistant", Assistant.class),
            Map.entry("new assistant", NewAssistant.class),
            Map.entry("assistant change", AssistantChange.class),
            Map.entry("thread", AssistantThread.class),
            Map.entry("new thread", NewThread.class),
            Map.entry("thread change", ThreadChange.class),
            Map.entry("message", Message.class),
            Map.entry("new message", NewMessage.class),
            Map.entry("message change", MessageChange.class),
            Map.entry("run", Run.class),
            Map.entry("new run", NewRun.class),
            Map.entry("new thread run", NewThreadRun.class),
            Map.entry("run change", RunChange.class),
            Map.entry("step", RunStep.class),
            Map.entry("message delta", MessageDelta.class),
            Map.entry("step delta", RunStepDelta.class),
            Map.entry("tool output", ToolOutput.class),
            Map.entry("tool outputs", ToolOutputs.class),
            Map.entry("deletion", Deletion.class),
            Map.entry("error", ErrorBody.class),
            Map.entry("run record", RunRecord.class),
            Map.entry("turn item", TurnItem.class));

    static Stream<Arguments> bodies() {
        return TYPES.keySet().stream()
                .sorted()
                .flatMap(kind -> Bodies.of(kind).stream().map(body -> Arguments.of(kind, body)));
    }

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource("bodies")
    void whatIsReadIsWrittenAgain(String kind, RawJson body) {
        Class<?> type = TYPES.get(kind);
        for (JsonCodec codec : List.of(JsonCodec.tolerant(), JsonCodec.requests())) {
            Object value = codec.read(type, body);
            String written = codec.write(value);
            assertThat(Json.tree(written)).as(written).isEqualTo(Json.tree(body.json()));
            assertThat((Object) codec.read(type, written)).isEqualTo(value);
        }
    }
}
