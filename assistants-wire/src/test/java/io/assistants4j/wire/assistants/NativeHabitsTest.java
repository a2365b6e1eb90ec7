package io.assistants4j.wire.assistants;

import static io.assistants4j.wire.assistants.Answers.event;
import static io.assistants4j.wire.assistants.NativeWorld.NEW_RUN;
import static io.assistants4j.wire.assistants.NativeWorld.RUN;
import static io.assistants4j.wire.assistants.NativeWorld.THREAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.event.RunSnapshot;
import io.assistants4j.core.event.RunStream;
import io.assistants4j.core.id.MessageId;
import io.assistants4j.core.page.Page;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.run.RequiredAction.RequiredToolCall;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.tool.ToolChoice;
import io.assistants4j.core.tool.ToolOutput;
import io.assistants4j.core.value.Secret;
import io.assistants4j.testkit.http.Answer;
import io.assistants4j.testkit.http.Fault;
import io.assistants4j.wire.TestTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is made up for with a far side that keeps to less than the API, and what every one may do. */
@Timeout(60)
class NativeHabitsTest {
    private static final String TWO_CALLS = """
            "required_action":{"type":"submit_tool_outputs","submit_tool_outputs":{"tool_calls":[
            {"id":"call_1","type":"function","function":{"name":"look","arguments":"{}"}},
            {"id":"call_1","type":"function","function":{"name":"listen","arguments":"{}"}}]}}""";

    private static final int LOOKS = 100;

    private NativeWorld world = new NativeWorld();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aListWithoutCursorsIsOrderedAndCutHere() {
        habits(Habit.LISTS_WITHOUT_CURSORS);
        String list = list(message("msg_2", 2, "b"), message("msg_3", 3, "c"), message("msg_1", 1, "a"));

        assertThat(texts(list, PageRequest.newest(2))).containsExactly("c", "b");
        world.sent("GET", "threads/thread_1/messages", "limit=13&order=desc");
        assertThat(texts(list, PageRequest.oldest(2).after("msg_1"))).containsExactly("b", "c");
        world.sent("GET", "threads/thread_1/messages", "limit=1000000&order=asc");
        assertThat(texts(list, PageRequest.oldest(1).before("msg_3"))).containsExactly("b");
        assertThat(page(list, PageRequest.oldest(2)).hasMore()).isTrue();
        world.answers(list);
        assertThat(page(list, PageRequest.oldest(3)).hasMore()).isFalse();
    }

    @Test
    void aListThatWasCutBeforeMuchOfItWasLeftOutIsReadAsAWhole() {
        habits(Habit.LISTS_WITHOUT_CURSORS);
        world.answers(list(message("msg_9", 9, "note")));

        Page<Message> page = page(
                list(message("msg_9", 9, "note"), message("msg_2", 2, "b"), message("msg_1", 1, "a")),
                PageRequest.newest(1));

        assertThat(page.data()).extracting(Message::text).containsExactly("b");
        assertThat(page.hasMore()).isTrue();
        world.sent("GET", "threads/thread_1/messages", "limit=1000000&order=desc");
    }

    @Test
    void aCursorThatIsNotInTheListIsNamed() {
        habits(Habit.LISTS_WITHOUT_CURSORS);

        assertThatThrownBy(() -> page(list(), PageRequest.FIRST.before("msg_0")))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        e -> assertThat(e.param()).hasValue("before"));
    }

    @Test
    void notesOfTheFarSideAreLeftOut() {
        habits(Habit.LISTS_WITHOUT_CURSORS);
        String list = list(message("msg_1", 1, "note"), message("msg_2", 2, "said"));
        world.answers(list);

        assertThat(texts(list, PageRequest.newest(1))).containsExactly("said");
    }

    @Test
    void runsOfOtherThreadsAreLeftOut() {
        habits(Habit.LISTS_WITHOUT_CURSORS);
        world.answers(list(Answers.completed(), Answers.completed().replace("thread_1", "thread_2")));

        assertThat(world.runs().list(THREAD, PageRequest.FIRST).data())
                .extracting(Run::threadId)
                .containsExactly(THREAD);
    }

    @Test
    void aRunWaitsForOutputsOnlyWhereItsStateSaysSo() {
        world.answers(Answers.run("completed", TWO_CALLS)).answers(Answers.run("requires_action", TWO_CALLS));

        assertThat(world.runs().find(THREAD, RUN).requiredAction()).isNull();
        assertThat(world.runs().find(THREAD, RUN).requiredAction()).isNotNull();
    }

    @Test
    void callsThatShareAnIdAreToldApartAndAnsweredByTheirOwn() {
        world.answers(Answers.run("requires_action", TWO_CALLS)).answers(Answers.run("queued"));
        List<ToolOutput> outputs = world.runs().find(THREAD, RUN).requiredAction().toolCalls().stream()
                .map(RequiredToolCall::id)
                .map(id -> new ToolOutput(id, id.value()))
                .toList();

        world.runs().submit(THREAD, RUN, outputs);

        assertThat(outputs).extracting(ToolOutput::output).containsExactly("call_1", "call_1~2");
        world.sentBody(
                "POST",
                "threads/thread_1/runs/run_1/submit_tool_outputs",
                "{\"tool_outputs\":[{\"tool_call_id\":\"call_1\",\"output\":\"call_1\"},"
                        + "{\"tool_call_id\":\"call_1\",\"output\":\"call_1~2\"}]}");
    }

    @Test
    void aRunThatFailedHasAnError() {
        world.answers(Answers.run("failed"));

        assertThat(world.runs().find(THREAD, RUN).lastError().message()).isEqualTo("The far side does not say why.");
    }

    @Test
    void anObjectMayStandInAText() {
        world.answers(
                Answers.run("queued")
                        .replace(
                                "\"tool_choice\":\"auto\"",
                                "\"tool_choice\":\"{\\\"type\\\":\\\"function\\\",\\\"function\\\":{\\\"name\\\":\\\"look\\\"}}\""));

        assertThat(world.runs().find(THREAD, RUN).toolChoice()).isEqualTo(ToolChoice.function("look"));
    }

    @Test
    void aRunThatWouldNeverExpireDoesSoHere() {
        habits(Habit.RUNS_WITHOUT_EXPIRY);
        String run = Answers.run("in_progress")
                .replace("1770000000", Long.toString(TestTime.START.getEpochSecond()))
                .replace("\"expires_at\":1770000600", "\"expires_at\":null");
        world.answers(run).answers(run);

        assertThat(world.runs().find(THREAD, RUN).expiresAt()).isEqualTo(TestTime.START.plusSeconds(600));
        world.time.pass(Duration.ofMinutes(10));
        assertThat(world.runs().find(THREAD, RUN)).satisfies(expired -> {
            assertThat(expired.status()).isEqualTo(RunStatus.EXPIRED);
            assertThat(expired.expiresAt()).isNull();
        });
    }

    @Test
    void furtherCredentialsGoWithTheirOwnRunOnly() {
        world.answers(Answers.run("queued")).answers(Answers.run("queued"));
        world.provider.runs(Map.of("X-Api-Key", Secret.of("sk-other"))).create(THREAD, NEW_RUN);
        String first = world.server.journal().last().header("X-Api-Key");

        world.runs().create(THREAD, NEW_RUN);

        assertThat(first).isEqualTo("[redacted]");
        assertThat(world.server.journal().last().header("X-Api-Key")).isEmpty();
    }

    @Test
    void aStreamWithoutStepsAndEndsIsCompleted() {
        habits(Habit.STREAMS_WITHOUT_ENDS);
        world.streams(begun() + event("thread.message.delta", delta("Oslo")));
        found(Answers.completed(), list(Answers.MESSAGE));

        List<RunEvent> events = followed();

        assertThat(events)
                .extracting(RunEvent::event)
                .containsExactly(
                        "thread.run.created",
                        "thread.run.in_progress",
                        "thread.run.step.created",
                        "thread.run.step.in_progress",
                        "thread.message.created",
                        "thread.message.in_progress",
                        "thread.message.delta",
                        "thread.message.delta",
                        "thread.message.completed",
                        "thread.run.step.completed",
                        "thread.run.completed",
                        "done");
        assertThat(text(events)).isEqualTo("Oslo is cold.");
    }

    @Test
    void whatAStreamSaidNothingOfIsTold() {
        habits(Habit.STREAMS_WITHOUT_ENDS);
        world.streams(event("thread.run.created", Answers.run("queued")));
        found(Answers.completed(), list(Answers.MESSAGE));

        List<RunEvent> events = followed();

        assertThat(events).extracting(RunEvent::event).contains("thread.run.queued", "thread.message.completed");
        assertThat(text(events)).isEqualTo("Oslo is cold.");
    }

    @Test
    void anEventThatIsToldTwiceIsToldOnce() {
        habits(Habit.STREAMS_WITHOUT_ENDS);
        world.streams(begun()
                + event("thread.run.in_progress", Answers.run("in_progress"))
                + event("thread.run.completed", Answers.completed()));
        found(Answers.run("in_progress"), list());

        assertThat(followed()).extracting(RunEvent::event).containsOnlyOnce("thread.run.in_progress");
    }

    @Test
    void aSilentStreamOfARunThatFailedIsClosed() {
        habits(Habit.STREAMS_WITHOUT_ENDS);
        world.answers(Answer.eventStream()
                .text(begun() + event("thread.message.delta", delta("Oslo")))
                .hold());
        found(
                Answers.run("failed"),
                list(Answers.MESSAGE.replace("\"completed\"", "\"in_progress\"").replace("Oslo is cold.", "Oslo")));

        List<RunEvent> events = followed();

        assertThat(events)
                .extracting(RunEvent::event)
                .endsWith("thread.message.incomplete", "thread.run.step.failed", "thread.run.failed", "done");
        assertThat(world.time.slept()).startsWith(Duration.ofSeconds(20), Duration.ofSeconds(20));
    }

    @Test
    void aMessageThatNeverSaysAnythingIsNotTold() {
        habits(Habit.STREAMS_WITHOUT_ENDS);
        world.streams(begun());
        found(Answers.run("failed"), list());

        assertThat(followed())
                .extracting(RunEvent::event)
                .containsExactly("thread.run.created", "thread.run.in_progress", "thread.run.failed", "done");
    }

    @Test
    void whatOthersSayOnTheThreadIsNotTold() {
        habits(Habit.STREAMS_WITHOUT_ENDS);
        String question = Answers.MESSAGE
                .replace("\"assistant\"", "\"user\"")
                .replace("\"run_1\"", "null")
                .replace("msg_1", "msg_2");
        String answer = Answers.MESSAGE.replace("run_1", "run_2").replace("msg_1", "msg_3");
        world.streams(event("thread.run.created", Answers.run("queued"))
                + event("thread.run.in_progress", Answers.run("in_progress"))
                + event("thread.message.created", question)
                + event("thread.message.delta", delta("Is it?").replace("msg_1", "msg_2"))
                + event("thread.message.created", answer)
                + event("thread.message.delta", delta("Bergen").replace("msg_1", "msg_3")));
        found(Answers.completed(), list(Answers.MESSAGE));

        List<RunEvent> events = followed();

        assertThat(events)
                .filteredOn(RunEvent.MessageChanged.class::isInstance)
                .extracting(event -> ((RunEvent.MessageChanged) event).message().id())
                .containsOnly(new MessageId("msg_1"));
        assertThat(events).filteredOn(RunEvent.MessageDelta.class::isInstance).hasSize(1);
        assertThat(text(events)).isEqualTo("Oslo is cold.");
    }

    private void habits(Habit... habits) {
        world.close();
        world = new NativeWorld(habits);
    }

    /** The run and its messages are so, however often somebody looks. */
    private void found(String run, String messages) {
        answers("/runs/run_1", run);
        answers("/messages", messages);
    }

    private void answers(String path, String json) {
        world.server
                .faults()
                .next(
                        LOOKS,
                        request -> request.path().endsWith(path),
                        Fault.answering(Answer.of(200, "application/json", json)));
    }

    private List<RunEvent> followed() {
        List<RunEvent> events = new ArrayList<>();
        try (RunStream stream = world.streams().stream(THREAD, NEW_RUN)) {
            stream.forEach(events::add);
        }
        world.server.faults().clear();
        return events;
    }

    private List<String> texts(String list, PageRequest page) {
        return page(list, page).data().stream().map(Message::text).toList();
    }

    private Page<Message> page(String list, PageRequest page) {
        return world.answers(list).messages().list(THREAD, page);
    }

    private static String text(List<RunEvent> events) {
        RunSnapshot snapshot = new RunSnapshot();
        List<String> grown = new ArrayList<>();
        for (RunEvent event : events) {
            snapshot.apply(event);
            if (event instanceof RunEvent.MessageDelta) {
                grown.add(snapshot.text());
            }
        }
        return grown.get(grown.size() - 1);
    }

    private static String begun() {
        return event("thread.run.created", Answers.run("queued"))
                + event("thread.run.in_progress", Answers.run("in_progress"))
                + event("thread.message.created", Answers.MESSAGE.replace("Oslo is cold.", ""));
    }

    private static String delta(String text) {
        return "{\"id\":\"msg_1\",\"object\":\"thread.message.delta\",\"delta\":{\"content\":[{\"index\":0,\"type\":\"text\","
                + "\"text\":{\"value\":\"" + text + "\"}}]}}";
    }

    private static String message(String id, int second, String text) {
        return Answers.MESSAGE
                .replace("msg_1", id)
                .replace("1770000001", Integer.toString(1_770_000_000 + second))
                .replace("Oslo is cold.", text);
    }

    private static String list(String... items) {
        return "{\"object\":\"runs\",\"data\":" + Stream.of(items).collect(Collectors.joining(",", "[", "]"))
                + ",\"first_id\":\"none\",\"last_id\":\"none\",\"has_more\":false}";
    }
}
