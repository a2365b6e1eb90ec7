package io.assistants4j.testkit.contract.sabotage;

import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.core.event.MessageDelta;
import io.assistants4j.core.event.MessageDelta.PartDelta;
import io.assistants4j.core.event.MessageDelta.TextDelta;
import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.event.RunStream;
import io.assistants4j.core.event.RunStreams;
import io.assistants4j.core.id.MessageId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.NewThreadRun;
import io.assistants4j.core.run.StepDetails;
import io.assistants4j.core.run.Usage;
import io.assistants4j.core.thread.ContentPart;
import io.assistants4j.core.value.Metadata;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Saboteurs of {@code RunStreamContract}. */
final class RunStreamSaboteurs {
    private static final String BEGUN = "thread.message.created";
    private static final String ENDED = "thread.message.completed";

    private RunStreamSaboteurs() {}

    static Map<String, Saboteur> all() {
        Map<String, Saboteur> all = new HashMap<>();
        order(all);
        pieces(all);
        all.put(
                "STR-012",
                Aim.at("One.")
                        .streams(() -> Changes.steps("thread.run.step.completed", step -> step.withUsage(Usage.ZERO))));
        all.put("STR-014", Aim.at("Streamed on.").streams(() -> Retold.until("thread.run.completed")));
        all.put("STR-015", Aim.atAnyWords().streamPort(LateThreads::new));
        all.put("STR-016", Aim.atAnyWords().streamPort(OncePerThread::new));
        return all;
    }

    private static void order(Map<String, Saboteur> all) {
        Aim anyWords = Aim.atAnyWords();
        all.put("STR-001", anyWords.streams(() -> Retold.without("thread.message.in_progress")));
        all.put(
                "STR-002",
                anyWords.streams(() -> Changes.runs(
                        RunEvent.RunChanged.CREATED,
                        run -> run.draft().metadata(Metadata.of("a", "b")).build())));
        all.put(
                "STR-003",
                anyWords.streams(() -> Changes.steps(
                        RunEvent.StepChanged.CREATED,
                        step -> step.withDetails(StepDetails.message(new MessageId("msg_later"))))));
        all.put("STR-004", anyWords.streams(() -> Changes.messages(BEGUN, ContentPart.text(""))));
        all.put("STR-006", anyWords.streams(() -> Changes.messages(ENDED)));
        all.put("STR-008", Aim.at("Rome is not.").streams(() -> againAtTheEnd("thread.run.step.completed")));
        all.put(
                "STR-011",
                anyWords.streams(() -> event ->
                        event.event().equals("thread.run.completed") ? List.of(event, event) : List.of(event)));
    }

    private static void pieces(Map<String, Saboteur> all) {
        all.put("STR-005", Aim.atAnyWords().streams(() -> texts(text -> "degrees.".equals(text) ? "" : text)));
        all.put(
                "STR-007",
                Aim.atAnyWords()
                        .streams(() -> event -> List.of(
                                event instanceof RunEvent.MessageDelta delta
                                        ? retold(
                                                delta,
                                                part -> new PartDelta.Text(
                                                        part.index() + 1, part.text(), part.extensions()))
                                        : event)));
        String anyScript = "Grüße, Ελλάδα, 日本語, עברית, \uD83D\uDE00 \"quoted\"\n\ttabbed \\ slashed / \u2028. ";
        all.put("STR-009", Aim.at(anyScript).streams(() -> texts(text -> text.replace('\n', ' '))));
        all.put(
                "STR-010",
                Aim.at("I will not.").streams(() -> Changes.messages(ENDED, ContentPart.text("I will not."))));
        all.put("STR-013", Aim.at("Wait").streams(() -> Retold.until("thread.message.delta")));
    }

    private static Retold.Change texts(UnaryOperator<String> change) {
        return event -> List.of(
                event instanceof RunEvent.MessageDelta delta
                        ? retold(
                                delta,
                                part -> new PartDelta.Text(
                                        part.index(),
                                        new TextDelta(
                                                change.apply(part.text().value()),
                                                part.text().annotations(),
                                                part.text().extensions()),
                                        part.extensions()))
                        : event);
    }

    private static RunEvent retold(RunEvent.MessageDelta event, UnaryOperator<PartDelta.Text> change) {
        MessageDelta delta = event.delta();
        List<PartDelta> parts = delta.delta().content().stream()
                .map(part -> part instanceof PartDelta.Text text ? (PartDelta) change.apply(text) : part)
                .toList();
        return new RunEvent.MessageDelta(new MessageDelta(
                delta.id(),
                new MessageDelta.Body(delta.delta().role(), parts, delta.delta().extensions()),
                delta.extensions()));
    }

    /** Tells the first event of this name once more with the second one. */
    private static Retold.Change againAtTheEnd(String name) {
        List<RunEvent> told = new ArrayList<>();
        return event -> {
            if (!event.event().equals(name)) {
                return List.of(event);
            }
            told.add(event);
            return told.size() == 2 ? List.of(event, told.get(0)) : List.of(event);
        };
    }

    /** Tells of the thread after its run. */
    private static final class LateThreads extends PassedStreams {
        LateThreads(RunStreams real) {
            super(real);
        }

        @Override
        public RunStream streamWithThread(NewThreadRun request) {
            return new Retold(super.streamWithThread(request), new Retold.Change() {
                private @Nullable RunEvent held;

                @Override
                public List<RunEvent> of(RunEvent event) {
                    if (event instanceof RunEvent.ThreadCreated) {
                        held = event;
                        return List.of();
                    }
                    RunEvent late = held;
                    held = null;
                    return late == null ? List.of(event) : List.of(event, late);
                }
            });
        }
    }

    /** Says of each thread that its first run is still active. */
    private static final class OncePerThread extends PassedStreams {
        private final Set<ThreadId> seen = new HashSet<>();

        OncePerThread(RunStreams real) {
            super(real);
        }

        @Override
        public RunStream stream(ThreadId thread, NewRun request) {
            if (!seen.add(thread)) {
                throw InvalidRequestException.inThisState("Thread " + thread + " already has an active run.");
            }
            return super.stream(thread, request);
        }
    }
}
