package io.assistants4j.astra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assistants4j.core.assistant.AssistantChange;
import io.assistants4j.core.assistant.NewAssistant;
import io.assistants4j.core.assistant.ReasoningEffort;
import io.assistants4j.core.assistant.ResponseFormat;
import io.assistants4j.core.error.NotFoundException;
import io.assistants4j.core.error.ServerException;
import io.assistants4j.core.error.UnsupportedCapabilityException;
import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.event.RunSnapshot;
import io.assistants4j.core.event.RunStream;
import io.assistants4j.core.id.AssistantId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.id.ToolCallId;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.NewThreadRun;
import io.assistants4j.core.run.RequiredAction.RequiredToolCall;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.run.TruncationStrategy;
import io.assistants4j.core.thread.IncompleteDetails;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.thread.MessageRole;
import io.assistants4j.core.thread.MessageStatus;
import io.assistants4j.core.thread.NewContentPart;
import io.assistants4j.core.thread.NewMessage;
import io.assistants4j.core.thread.NewThread;
import io.assistants4j.core.tool.Tool;
import io.assistants4j.core.tool.ToolOutput;
import io.assistants4j.core.tool.ToolResources;
import io.assistants4j.core.value.Change;
import io.assistants4j.core.value.Extensions;
import io.assistants4j.core.value.Metadata;
import io.assistants4j.core.value.RawJson;
import io.assistants4j.testkit.astra.Completion;
import io.assistants4j.testkit.astra.FakeAstraServer;
import io.assistants4j.testkit.http.Fault;
import io.assistants4j.testkit.http.ReceivedRequest;
import io.assistants4j.wire.http.Telemetry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the provider does about a server that keeps to less than the API. */
@Timeout(60)
class AstraProviderTest {
    private static final String MODEL = "claude-3-haiku-20240307";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @RegisterExtension
    static final FakeAstraServer SERVER = FakeAstraServer.start();

    private final AstraProvider astra = AstraProvider.create(
            AstraWorld.config(SERVER).build(),
            AstraWorld.over(
                    SERVER,
                    Clock.fixed(Instant.parse("2026-02-02T10:00:00Z"), ZoneOffset.UTC),
                    pause -> Thread.onSpinWait()),
            Telemetry.none());

    @AfterEach
    void close() {
        astra.close();
    }

    @Test
    void messagesStandInTheOrderTheyWereAdded() {
        ThreadId thread = astra.threads()
                .create(NewThread.of(NewMessage.user("1"), NewMessage.user("2"), NewMessage.user("3")))
                .id();
        astra.messages().create(thread, NewMessage.user("4"));

        assertThat(astra.messages().list(thread, PageRequest.oldest(10)).data())
                .extracting(Message::text)
                .containsExactly("1", "2", "3", "4");
        assertThat(SERVER.journal().requests())
                .filteredOn(request -> request.method().equals("POST"))
                .extracting(ReceivedRequest::body)
                .startsWith("{}");
    }

    @Test
    void aThreadOfWhichAPartCannotBeMadeIsTakenBack() {
        SERVER.faults().next(1, request -> request.body().contains("broken"), Fault.emptyBody(500));

        assertThatThrownBy(
                        () -> astra.threads().create(NewThread.of(NewMessage.user("whole"), NewMessage.user("broken"))))
                .isInstanceOf(ServerException.class);
        assertThat(SERVER.journal().last().method()).isEqualTo("DELETE");
        assertThat(astra.listThreads(PageRequest.FIRST).data()).isEmpty();
    }

    @Test
    void threadsAreListed() {
        ThreadId one = astra.threads().create(NewThread.EMPTY).id();
        ThreadId two = astra.threads().create(NewThread.EMPTY).id();

        assertThat(astra.listThreads(PageRequest.oldest(1)).lastId()).isEqualTo(one.value());
        assertThat(astra.listThreads(PageRequest.oldest(1).after(one.value())).data())
                .singleElement()
                .satisfies(thread -> assertThat(thread.id()).isEqualTo(two));
    }

    @Test
    void aRunWithItsThreadIsBoth() {
        SERVER.enqueue(new Completion().text("Minus four."));
        AssistantId assistant = assistant(described -> {});

        List<RunEvent> events = events(astra.streams()
                .streamWithThread(NewThreadRun.of(assistant)
                        .thread(NewThread.of(NewMessage.user("How cold is Oslo?")))
                        .build()));

        assertThat(events)
                .extracting(RunEvent::event)
                .startsWith("thread.created", "thread.run.created")
                .endsWith("thread.message.completed", "thread.run.step.completed", "thread.run.completed", "done");
    }

    @Test
    void aRunThatFailsToBeginTakesItsThreadBack() {
        AssistantId assistant = assistant(described -> {});
        NewThreadRun request = NewThreadRun.of(assistant).model("unheard-of").build();

        assertThatThrownBy(() -> astra.runs().createWithThread(request)).hasMessageContaining("Model not recognized");
        assertThat(astra.listThreads(PageRequest.FIRST).data()).isEmpty();
    }

    @Test
    void aRunAlwaysHasInstructions() {
        SERVER.enqueue(new Completion().text("Minus four."));
        AssistantId assistant =
                astra.assistants().create(NewAssistant.of(MODEL).build()).id();

        Run run = astra.runs()
                .createAndWait(asking(), NewRun.of(assistant).instructions(" ").build(), MINUTE);

        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(run.instructions()).isEqualTo("You are a helpful assistant.");
    }

    @Test
    void furtherInstructionsHaveSomeToStandBehind() {
        SERVER.enqueue(new Completion().text("Minus four."));
        AssistantId assistant =
                astra.assistants().create(NewAssistant.of(MODEL).build()).id();

        Run run = astra.runs()
                .createAndWait(
                        asking(),
                        NewRun.of(assistant)
                                .additionalInstructions("In Norwegian.")
                                .build(),
                        MINUTE);

        assertThat(run.instructions())
                .startsWith("You are a helpful assistant.")
                .endsWith("In Norwegian.");
    }

    @Test
    void anAssistantMayHaveMoreToolsThanARunIsGiven() {
        SERVER.enqueue(new Completion().text("Minus four."));
        AssistantId assistant = assistant(
                described -> IntStream.range(0, 21).forEach(number -> described.tool(function("look_" + number))));

        Run run = astra.runs().createAndWait(asking(), NewRun.of(assistant).build(), MINUTE);

        assertThat(run.tools()).hasSize(21);
    }

    @Test
    void aQuestionIsFoundBehindManyAnswersThatNeverCame() {
        SERVER.answerWith(asked -> new Completion().failing("overloaded"));
        AssistantId assistant = assistant(described -> {});
        ThreadId thread = asking();
        for (int i = 0; i < 12; i++) {
            astra.runs().create(thread, NewRun.of(assistant).build());
        }

        assertThat(astra.messages().list(thread, PageRequest.newest(1)).data())
                .extracting(Message::text)
                .containsExactly("How cold is Oslo?");
    }

    @Test
    void callsOfOneIdAreToldApartAndAnsweredInTheirOrder() {
        SERVER.enqueue(new Completion().call("look", "{}").call("listen", "{}"), new Completion().text("Both."));
        AssistantId assistant =
                assistant(described -> described.tool(function("look")).tool(function("listen")));
        Run waiting = astra.runs().createAndWait(asking(), NewRun.of(assistant).build(), MINUTE);
        List<RequiredToolCall> calls = waiting.requiredAction().toolCalls();

        Run ended = astra.runs()
                .submit(
                        waiting.threadId(),
                        waiting.id(),
                        List.of(
                                new ToolOutput(calls.get(1).id(), "a bird"),
                                new ToolOutput(calls.get(0).id(), "a tree")));

        assertThat(calls.get(0).id()).isNotEqualTo(calls.get(1).id());
        assertThat(ended.requiredAction()).isNull();
        String id = calls.get(0).id().value();
        assertThat(SERVER.asked().get(1).prompt())
                .endsWith(
                        "user: tool response for " + id + " is a tree", "user: tool response for " + id + " is a bird");
        assertThat(astra.messages()
                        .list(waiting.threadId(), PageRequest.oldest(10))
                        .data())
                .extracting(Message::text)
                .containsExactly("How cold is Oslo?", "Both.");
    }

    @Test
    void aQuestionStandsBehindTheAnswerThatFollowedOutputs() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-02-02T10:00:00Z"));
        InstantSource time = now::get;
        SERVER.enqueue(new Completion().call("look", "{}"), new Completion().text("A tree."));
        List<Message> messages;
        try (AstraProvider moving = AstraProvider.create(
                AstraWorld.config(SERVER).build(),
                AstraWorld.over(SERVER, time.withZone(ZoneOffset.UTC), pause -> Thread.onSpinWait()),
                Telemetry.none())) {
            AssistantId assistant = moving.assistants()
                    .create(NewAssistant.of(MODEL).tool(function("look")).build())
                    .id();
            ThreadId thread = moving.threads()
                    .create(NewThread.of(NewMessage.user("What is there?")))
                    .id();
            Run waiting =
                    moving.runs().createAndWait(thread, NewRun.of(assistant).build(), MINUTE);
            ToolCallId call = waiting.requiredAction().toolCalls().get(0).id();
            now.set(now.get().plusSeconds(5));
            moving.runs().submit(thread, waiting.id(), List.of(new ToolOutput(call, "a tree")));
            moving.messages().create(thread, NewMessage.user("What else?"));
            messages = moving.messages().list(thread, PageRequest.oldest(10)).data();
        }

        assertThat(messages).extracting(Message::text).containsExactly("What is there?", "A tree.", "What else?");
    }

    @Test
    void allThatFollowsOutputsIsOnePart() {
        SERVER.enqueue(new Completion().call("look", "{}"), new Completion().text("A ", "tree."));
        AssistantId assistant = assistant(described -> described.tool(function("look")));
        Run waiting = astra.runs().createAndWait(asking(), NewRun.of(assistant).build(), MINUTE);
        ToolOutput output =
                new ToolOutput(waiting.requiredAction().toolCalls().get(0).id(), "a tree");

        List<RunEvent> events = events(astra.streams().streamSubmit(waiting.threadId(), waiting.id(), List.of(output)));

        assertThat(events)
                .filteredOn(RunEvent.MessageDelta.class::isInstance)
                .flatExtracting(
                        event -> ((RunEvent.MessageDelta) event).delta().delta().content())
                .extracting("index")
                .containsExactly(0, 0);
        RunSnapshot seen = new RunSnapshot();
        events.forEach(seen::apply);
        assertThat(seen.text()).isEqualTo("A tree.");
        assertThat(seen.run().status()).isEqualTo(RunStatus.COMPLETED);
    }

    @Test
    void whatWasStreamedBehindOutputsIsReadAsItEnded() {
        SERVER.enqueue(new Completion().call("look", "{}"), new Completion().text("A tree."));
        AssistantId assistant = assistant(described -> described.tool(function("look")));
        Run waiting = astra.runs().createAndWait(asking(), NewRun.of(assistant).build(), MINUTE);
        ThreadId thread = waiting.threadId();
        ToolOutput output =
                new ToolOutput(waiting.requiredAction().toolCalls().get(0).id(), "a tree");
        events(astra.streams().streamSubmit(thread, waiting.id(), List.of(output)));

        Message newest =
                astra.messages().list(thread, PageRequest.newest(1)).data().get(0);
        assertThat(newest.text()).isEqualTo("A tree.");
        assertThat(newest.status()).isEqualTo(MessageStatus.COMPLETED);
        assertThat(astra.messages()
                        .list(thread, waiting.id(), PageRequest.newest(1))
                        .data())
                .containsExactly(newest);
        assertThat(astra.messages().find(thread, newest.id())).isEqualTo(newest);
    }

    @Test
    void whatARunSaidBeforeItFailedIsReadAsIncomplete() {
        SERVER.enqueue(new Completion().text("Minus").failing("overloaded"));
        ThreadId thread = asking();
        events(astra.streams().stream(
                thread, NewRun.of(assistant(described -> {})).build()));

        Message newest =
                astra.messages().list(thread, PageRequest.newest(1)).data().get(0);

        assertThat(newest.text()).isEqualTo("Minus");
        assertThat(newest.status()).isEqualTo(MessageStatus.INCOMPLETE);
        assertThat(newest.incompleteDetails()).isEqualTo(IncompleteDetails.of("run_failed"));
    }

    @Test
    void theStreamOfARunThatFailsEnds() {
        SERVER.enqueue(new Completion().text("Minus").failing("overloaded"));

        List<RunEvent> events = events(astra.streams().stream(
                asking(), NewRun.of(assistant(described -> {})).build()));

        assertThat(events)
                .extracting(RunEvent::event)
                .endsWith("thread.message.incomplete", "thread.run.step.failed", "thread.run.failed", "done");
    }

    @Test
    void theEmptyListOfRunsIsNoError() {
        assertThat(astra.runs().list(asking(), PageRequest.FIRST).data()).isEmpty();
    }

    @Test
    void whatIsDeletedIsGoneWithAllItHolds() {
        ThreadId thread = asking();
        astra.threads().delete(thread);

        assertMissing(thread.value(), () -> astra.messages().list(thread, PageRequest.FIRST));
        assertMissing(thread.value(), () -> astra.messages().create(thread, NewMessage.user("Anybody?")));
        assertMissing(thread.value(), () -> astra.threads().delete(thread));
    }

    @Test
    void nothingIsWrittenOfWhoIsNotThere() {
        AssistantChange change = AssistantChange.change().model("gpt-4o").build();

        assertMissing("asst_nobody", () -> astra.assistants().update(new AssistantId("asst_nobody"), change));
        assertThat(SERVER.journal().requests())
                .extracting(ReceivedRequest::method)
                .containsOnly("GET");
    }

    @Test
    void whatWouldBeLostOrSpoilTheDatabaseIsNeverSent() {
        AssistantId assistant = assistant(described -> {});
        ThreadId thread = asking();
        int sent = SERVER.journal().size();

        assertRefused(
                "reasoning_effort", () -> assistant(described -> described.reasoningEffort(ReasoningEffort.of("low"))));
        assertRefused(
                "name",
                () -> astra.assistants()
                        .update(
                                assistant,
                                AssistantChange.change().name(Change.clear()).build()));
        assertRefused("content", () -> astra.messages().create(thread, parts()));
        assertRefused("tool_resources", () -> astra.threads().create(new NewThread(List.of(), files(), Metadata.NONE)));
        assertThatThrownBy(() -> assistant(described -> described.toolResources(files())))
                .hasMessageContaining("vector store without files");
        Tool unknown = new Tool.Unrecognized("retrieval", new RawJson("{\"type\":\"retrieval\"}"));
        assertThatThrownBy(() -> assistant(described -> described.tool(unknown)))
                .hasMessageContaining("tools[0].type");
        assertThatThrownBy(() -> astra.assistants()
                        .update(
                                assistant,
                                AssistantChange.change().tools(List.of(unknown)).build()))
                .hasMessageContaining("tools[0].type");
        assertThat(SERVER.journal().size()).isEqualTo(sent);
    }

    @Test
    void whatTheModelWouldNeverHearOfIsNotAskedFor() {
        AssistantId assistant = assistant(described -> described.tool(function("look")));
        ThreadId thread = asking();

        assertRefused("parallel_tool_calls", run(thread, NewRun.of(assistant).oneToolCallAtATime()));
        assertRefused(
                "truncation_strategy",
                run(thread, NewRun.of(assistant).truncationStrategy(TruncationStrategy.lastMessages(1))));
        assertRefused(
                "response_format",
                run(thread, NewRun.of(assistant).responseFormat(new ResponseFormat.JsonObject(Extensions.NONE))));
        assertRefused(
                "tools",
                run(
                        thread,
                        NewRun.of(assistant)
                                .tools(List.of(function("look"), new Tool.FileSearch(null, Extensions.NONE)))));
        assertThat(SERVER.asked()).isEmpty();
    }

    private AssistantId assistant(Consumer<NewAssistant.Builder> described) {
        NewAssistant.Builder assistant = NewAssistant.of(MODEL).instructions("Be brief.");
        described.accept(assistant);
        return astra.assistants().create(assistant.build()).id();
    }

    private ThreadId asking() {
        return astra.threads()
                .create(NewThread.of(NewMessage.user("How cold is Oslo?")))
                .id();
    }

    private ThrowingCallable run(ThreadId thread, NewRun.Builder request) {
        return () -> astra.runs().create(thread, request.build());
    }

    private static Tool function(String name) {
        return Tool.function(name, "Does " + name + ".", new RawJson("{\"type\":\"object\"}"));
    }

    private static NewMessage parts() {
        return new NewMessage(
                MessageRole.USER,
                List.of(new NewContentPart.Text("One."), new NewContentPart.Text("Two.")),
                List.of(),
                Metadata.NONE);
    }

    private static ToolResources files() {
        return new ToolResources(
                null,
                new ToolResources.FileSearchResources(
                        List.of(),
                        List.of(new ToolResources.VectorStoreSeed(List.of(), null, Metadata.NONE)),
                        Extensions.NONE),
                Extensions.NONE);
    }

    private static List<RunEvent> events(RunStream stream) {
        List<RunEvent> events = new ArrayList<>();
        stream.forEach(events::add);
        return events;
    }

    private static void assertMissing(String id, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(NotFoundException.class).hasMessageContaining(id);
    }

    private static void assertRefused(String field, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        UnsupportedCapabilityException.class,
                        refusal -> assertThat(refusal.param()).hasValue(field));
    }
}
