package io.assistants4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.event.MessageDelta.PartDelta;
import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.event.RunSnapshot;
import io.assistants4j.core.event.RunStepDelta.CallDelta;
import io.assistants4j.core.event.RunStepDelta.DetailsDelta;
import io.assistants4j.core.event.RunStream;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStep;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.tool.ToolChoice;
import io.assistants4j.testkit.contract.subject.ModelTurn;
import io.assistants4j.testkit.contract.subject.Subject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What somebody heard who followed a stream. */
final class Heard {
    private static final String DELTA = ".delta";

    private final List<RunEvent> events;

    private Heard(List<RunEvent> events) {
        this.events = List.copyOf(events);
    }

    /** What somebody else heard, who was called with each event. */
    static Heard of(List<RunEvent> events) {
        return new Heard(events);
    }

    /** A stream of a run on a new thread, in which the model is to do this. */
    static RunStream begin(Subject subject, ModelTurn turn) {
        subject.model().will(turn);
        NewRun request = NewRun.of(subject.assistant().id()).build();
        return subject.streams().stream(subject.askingThread().id(), request);
    }

    /** The same of a run that has these functions and must call one. */
    static RunStream beginCalling(Subject subject, ModelTurn turn, String... functions) {
        subject.model().will(turn);
        NewRun request = NewRun.of(subject.assistant().id())
                .tools(Arrays.stream(functions).map(Samples::function).toList())
                .toolChoice(ToolChoice.REQUIRED)
                .build();
        return subject.streams().stream(subject.askingThread().id(), request);
    }

    /** All of a run on a new thread, in which the model does this. */
    static Heard answer(Subject subject, ModelTurn turn) {
        return all(begin(subject, turn));
    }

    /** All of a stream, from its first event to its last; closes it. */
    static Heard all(RunStream stream) {
        try (stream) {
            return rest(stream.iterator());
        }
    }

    /** What is left of a stream, to its last event. */
    static Heard rest(Iterator<RunEvent> events) {
        return upTo(events, RunEvent.Done.class);
    }

    /** What is left of a stream, to its next event of this kind or to its end. */
    static Heard upTo(Iterator<RunEvent> events, Class<? extends RunEvent> kind) {
        List<RunEvent> heard = new ArrayList<>();
        while (events.hasNext()) {
            RunEvent event = events.next();
            heard.add(event);
            if (kind.isInstance(event)) {
                break;
            }
        }
        return new Heard(heard);
    }

    List<RunEvent> events() {
        return events;
    }

    <T extends RunEvent> Stream<T> all(Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast);
    }

    /** The names of the events; deltas that follow each other count as one. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        for (RunEvent event : events) {
            String name = event.event();
            boolean more = name.endsWith(DELTA) && !names.isEmpty() && name.equals(names.get(names.size() - 1));
            if (!more) {
                names.add(name);
            }
        }
        return names;
    }

    /** The run as it was told last. */
    Run run() {
        List<Run> told = runs();
        assertThat(told).as("runs that were told").isNotEmpty();
        return told.get(told.size() - 1);
    }

    List<Run> runs() {
        return all(RunEvent.RunChanged.class).map(RunEvent.RunChanged::run).toList();
    }

    /** The messages told by the event of this name. */
    List<Message> messages(String event) {
        return all(RunEvent.MessageChanged.class)
                .filter(changed -> changed.event().equals(event))
                .map(RunEvent.MessageChanged::message)
                .toList();
    }

    /** The steps told by the event of this name. */
    List<RunStep> steps(String event) {
        return all(RunEvent.StepChanged.class)
                .filter(changed -> changed.event().equals(event))
                .map(RunEvent.StepChanged::step)
                .toList();
    }

    List<PartDelta> parts() {
        return all(RunEvent.MessageDelta.class)
                .flatMap(delta -> delta.delta().delta().content().stream())
                .toList();
    }

    /** The pieces of texts, joined. */
    String text() {
        return parts().stream()
                .filter(PartDelta.Text.class::isInstance)
                .map(part -> ((PartDelta.Text) part).text())
                .map(text -> text == null || text.value() == null ? "" : text.value())
                .collect(Collectors.joining());
    }

    /** What was told of calls of functions, piece by piece. */
    List<CallDelta.Function> calls() {
        return all(RunEvent.StepDelta.class)
                .flatMap(delta -> delta.delta().delta().stepDetails() instanceof DetailsDelta.ToolCalls more
                        ? more.toolCalls().stream()
                        : Stream.empty())
                .map(CallDelta.Function.class::cast)
                .toList();
    }

    /** What all of it adds up to. */
    RunSnapshot snapshot() {
        RunSnapshot snapshot = new RunSnapshot();
        events.forEach(snapshot::apply);
        return snapshot;
    }
}
