package io.assistants4j.testkit.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.event.MessageDelta.PartDelta;
import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.event.RunStepDelta.CallDelta;
import io.assistants4j.core.event.RunStepDelta.DetailsDelta;
import io.assistants4j.core.id.MessageId;
import io.assistants4j.core.id.RunStepId;
import io.assistants4j.core.run.RunStep;
import io.assistants4j.core.run.RunStepStatus;
import io.assistants4j.core.run.StepDetails;
import io.assistants4j.core.thread.ContentPart;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.thread.MessageStatus;
import io.assistants4j.core.tool.ToolCall;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What clients rely on in every stream: strict nesting, nothing about what is closed, deltas that add up, one ending right
 * before the last event. Reads messages of texts and refusals, and calls of functions.
 */
public final class StreamRules {
    private final Set<String> seen = new HashSet<>();
    private final Map<Integer, StringBuilder> parts = new TreeMap<>();
    private final Map<Integer, StringBuilder> arguments = new TreeMap<>();
    private @Nullable RunStepId step;
    private @Nullable MessageId message;

    private StreamRules() {}

    /** Checks a whole stream, which may be one of a submission; the arguments of the calls it leaves open, by their index. */
    public static Map<Integer, String> check(List<RunEvent> events) {
        StreamRules rules = new StreamRules();
        events.forEach(rules::on);
        long last = events.stream().filter(RunEvent::isLast).count();
        assertThat(last).as("last events").isEqualTo(1);
        assertThat(events.get(events.size() - 2).isLast()).isTrue();
        assertThat(events.get(events.size() - 1)).isInstanceOf(RunEvent.Done.class);
        assertThat(rules.message).as("message left open").isNull();
        return texts(rules.arguments);
    }

    private void on(RunEvent event) {
        if (event instanceof RunEvent.StepChanged changed) {
            step(changed.event().equals(RunEvent.StepChanged.CREATED), changed.step());
        } else if (event instanceof RunEvent.MessageChanged changed) {
            message(changed.event().equals(RunEvent.MessageChanged.CREATED), changed.message());
        } else if (event instanceof RunEvent.MessageDelta delta) {
            assertThat(delta.delta().id()).isEqualTo(message);
            delta.delta().delta().content().forEach(this::part);
        } else if (event instanceof RunEvent.StepDelta delta) {
            assertThat(delta.delta().id()).isEqualTo(step);
            if (delta.delta().delta().stepDetails() instanceof DetailsDelta.ToolCalls more) {
                more.toolCalls().forEach(this::call);
            }
        }
    }

    private void step(boolean created, RunStep changed) {
        if (created) {
            assertThat(step).as("step open beside " + changed.id()).isNull();
            assertThat(seen.add(changed.id().value())).isTrue();
            step = changed.id();
            arguments.clear();
            return;
        }
        if (changed.status().equals(RunStepStatus.IN_PROGRESS)) {
            assertThat(step).isEqualTo(changed.id());
            return;
        }
        assertThat(message).as("message open in a step that ends").isNull();
        if (step == null) {
            assertThat(seen).as("the step of an earlier stream comes first").isEmpty();
            seen.add(changed.id().value());
            return;
        }
        assertThat(step).isEqualTo(changed.id());
        step = null;
        if (changed.stepDetails() instanceof StepDetails.ToolCalls calls) {
            assertThat(texts(arguments).values())
                    .containsExactlyElementsOf(calls.toolCalls().stream()
                            .map(call -> ((ToolCall.Function) call).function().arguments())
                            .toList());
        }
        arguments.clear();
    }

    private void message(boolean created, Message changed) {
        if (created) {
            assertThat(message).isNull();
            assertThat(step).isNotNull();
            assertThat(seen.add(changed.id().value())).isTrue();
            message = changed.id();
            parts.clear();
            return;
        }
        assertThat(message).isEqualTo(changed.id());
        if (!changed.status().equals(MessageStatus.IN_PROGRESS)) {
            message = null;
            assertThat(texts(parts).values())
                    .containsExactlyElementsOf(
                            changed.content().stream().map(StreamRules::text).toList());
        }
    }

    private void part(PartDelta delta) {
        if (delta instanceof PartDelta.Text text) {
            append(parts, text.index(), text.text() == null ? null : text.text().value());
        } else if (delta instanceof PartDelta.Refusal refusal) {
            append(parts, refusal.index(), refusal.refusal());
        }
    }

    private void call(CallDelta delta) {
        CallDelta.Function call = (CallDelta.Function) delta;
        assertThat(call.id() == null).as("id once").isEqualTo(arguments.containsKey(call.index()));
        assertThat(call.index()).as("calls one after another").isBetween(arguments.size() - 1, arguments.size());
        append(
                arguments,
                call.index(),
                call.function() == null ? null : call.function().arguments());
    }

    private static void append(Map<Integer, StringBuilder> texts, int index, @Nullable String text) {
        assertThat(index).as("no gaps").isLessThanOrEqualTo(texts.size());
        texts.computeIfAbsent(index, unused -> new StringBuilder()).append(text == null ? "" : text);
    }

    private static String text(ContentPart part) {
        return part instanceof ContentPart.Text text ? text.text().value() : ((ContentPart.Refusal) part).refusal();
    }

    private static Map<Integer, String> texts(Map<Integer, StringBuilder> builders) {
        Map<Integer, String> texts = new TreeMap<>();
        builders.forEach((index, text) -> texts.put(index, text.toString()));
        return texts;
    }
}
