package io.assistants4j.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.assistant.Assistant;
import io.assistants4j.core.assistant.AssistantChange;
import io.assistants4j.core.assistant.NewAssistant;
import io.assistants4j.core.client.RunWaiter;
import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.core.error.NotFoundException;
import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.event.RunSnapshot;
import io.assistants4j.core.event.RunStream;
import io.assistants4j.core.id.AssistantId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.page.Page;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.NewThreadRun;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.run.RunStep;
import io.assistants4j.core.run.RunStepType;
import io.assistants4j.core.run.Usage;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.thread.NewMessage;
import io.assistants4j.core.thread.NewThread;
import io.assistants4j.core.tool.Tool;
import io.assistants4j.core.tool.ToolOutput;
import io.assistants4j.core.value.Change;
import io.assistants4j.core.value.Metadata;
import io.assistants4j.testkit.turns.ScriptedTurns;
import io.assistants4j.testkit.turns.TurnScript;
import io.assistants4j.wire.assistants.NativeRuntime;
import io.assistants4j.wire.http.CallTime;
import io.assistants4j.wire.json.JsonCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Our client against our server: what goes through both comes out as it went in. */
@Timeout(60)
class NativeLoopTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final ScriptedTurns model = new ScriptedTurns();
    private final AssistantsProvider ours = Served.scripted(model);
    private final NativeRuntime runtime = NativeRuntime.system("loop");
    private final AssistantsProvider far = NativeOverProxy.open(ours, runtime);

    @AfterEach
    void close() {
        far.close();
    }

    @Test
    void aConversationWithAFunctionIsPolled() {
        model.then(TurnScript.begin()
                        .calls("call_1", "get_temp", "{\"city\":", "\"Oslo\"}")
                        .completes(9, 4))
                .then(TurnScript.begin().says("It is ", "minus four.").completes(20, 5));
        ThreadId thread = thread();

        Run asking = far.runs().createAndWait(thread, run(), SOON);
        assertThat(asking.status()).isEqualTo(RunStatus.REQUIRES_ACTION);
        assertThat(asking.requiredAction().toolCalls().get(0).function().arguments())
                .isEqualTo("{\"city\":\"Oslo\"}");
        far.runs().submit(thread, asking.id(), List.of(ToolOutput.of("call_1", "-4")));
        CallTime time = runtime.time();
        Run done = new RunWaiter(time.clock(), time.sleeper()).await(far.runs(), thread, asking.id(), SOON);

        assertThat(done.usage()).isEqualTo(Usage.of(29, 9));
        assertThat(wire(done)).isEqualTo(wire(ours.runs().find(thread, done.id())));
        Page<Message> said = far.messages().list(thread, done.id(), PageRequest.FIRST);
        assertThat(said.data()).extracting(Message::text).containsExactly("It is minus four.");
        Page<RunStep> steps = far.runs().listSteps(thread, done.id(), PageRequest.oldest(20));
        assertThat(steps.data())
                .extracting(RunStep::type)
                .containsExactly(RunStepType.TOOL_CALLS, RunStepType.MESSAGE_CREATION);
        assertThat(wire(steps)).isEqualTo(wire(ours.runs().listSteps(thread, done.id(), PageRequest.oldest(20))));
    }

    @Test
    void aConversationWithAFunctionIsStreamed() {
        model.then(TurnScript.begin().calls("call_1", "get_temp", "{}").completes(9, 4))
                .then(TurnScript.begin().says("It is ", "minus four.").completes(20, 5));
        ThreadId thread = thread();
        RunSnapshot snapshot = new RunSnapshot();

        List<RunEvent> asked = all(far.streams().stream(thread, run()));
        asked.forEach(snapshot::apply);
        assertThat(snapshot.run().status()).isEqualTo(RunStatus.REQUIRES_ACTION);
        List<RunEvent> answered =
                all(far.streams().streamSubmit(thread, snapshot.run().id(), List.of(ToolOutput.of("call_1", "-4"))));
        answered.forEach(snapshot::apply);

        assertThat(snapshot.text()).isEqualTo("It is minus four.");
        assertThat(wire(snapshot.run()))
                .isEqualTo(wire(ours.runs().find(thread, snapshot.run().id())));
        assertThat(wire(snapshot.steps()))
                .isEqualTo(wire(ours.runs()
                        .listSteps(thread, snapshot.run().id(), PageRequest.oldest(20))
                        .data()));
        assertThat(asked)
                .extracting(RunEvent::event)
                .startsWith("thread.run.created")
                .endsWith("done");
        assertThat(answered)
                .extracting(RunEvent::event)
                .startsWith("thread.run.step.completed")
                .endsWith("done");
    }

    @Test
    void aThreadAndARunAreStreamed() {
        model.then(TurnScript.begin().says("Hello.").completes(1, 1));
        NewThreadRun request = NewThreadRun.of(assistant())
                .thread(NewThread.of(NewMessage.user("Hi")))
                .build();

        List<RunEvent> events = all(far.streams().streamWithThread(request));

        ThreadId thread = ((RunEvent.ThreadCreated) events.get(0)).thread().id();
        assertThat(far.messages().list(thread, PageRequest.FIRST).data())
                .extracting(Message::text)
                .containsExactly("Hello.", "Hi");
    }

    @Test
    void leavingAStreamLeavesTheRun() {
        model.then(TurnScript.begin().says("Hello ", "there.").completes(1, 1));
        ThreadId thread = thread();
        RunStream stream = far.streams().stream(thread, run());
        Iterator<RunEvent> events = stream.iterator();
        Run begun = ((RunEvent.RunChanged) events.next()).run();

        stream.close();

        assertThat(events.hasNext()).isFalse();
        CallTime time = runtime.time();
        assertThat(new RunWaiter(time.clock(), time.sleeper())
                        .await(far.runs(), thread, begun.id(), SOON)
                        .status())
                .isEqualTo(RunStatus.COMPLETED);
    }

    @Test
    void whatIsKeptThereReadsTheSameHere() {
        Assistant made = far.assistants()
                .create(NewAssistant.of("m-1")
                        .name("Math")
                        .tool(Tool.function("f", "d", null))
                        .metadata(Metadata.of("a", "b"))
                        .build());
        Assistant changed = far.assistants()
                .update(
                        made.id(),
                        AssistantChange.change()
                                .name(Change.clear())
                                .instructions(Change.to("Be brief."))
                                .build());

        assertThat(changed.name()).isNull();
        assertThat(wire(changed)).isEqualTo(wire(ours.assistants().find(made.id())));
        far.assistants().delete(made.id());
        assertThatThrownBy(() -> ours.assistants().find(made.id())).isInstanceOf(NotFoundException.class);
    }

    @Test
    void listsAreWalkedPageByPage() {
        List<AssistantId> made = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            made.add(assistant());
        }

        assertThat(Page.walk(PageRequest.oldest(3), far.assistants()::list).map(Assistant::id))
                .containsExactlyElementsOf(made);
    }

    @Test
    void failuresAreTheSameOnBothSides() {
        assertThatThrownBy(() -> far.threads().find(new ThreadId("thread_none")))
                .isInstanceOf(NotFoundException.class)
                .hasMessage("No thread found with id 'thread_none'.");
        model.then(TurnScript.begin().calls("call_1", "get_temp", "{}").completes(1, 1));
        ThreadId thread = thread();
        Run asking = far.runs().createAndWait(thread, run(), SOON);
        assertThatThrownBy(() -> far.streams().stream(thread, run()))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("Thread " + thread + " already has an active run " + asking.id() + ".");
        assertThat(far.runs().cancel(thread, asking.id()).status()).isEqualTo(RunStatus.CANCELLING);
    }

    private AssistantId assistant() {
        return far.assistants()
                .create(NewAssistant.of("m-1")
                        .tool(Tool.function("get_temp", null, null))
                        .build())
                .id();
    }

    private ThreadId thread() {
        return far.threads()
                .create(NewThread.of(NewMessage.user("How cold is Oslo?")))
                .id();
    }

    private NewRun run() {
        return NewRun.of(assistant()).build();
    }

    /** As it stands on the wire, where times are whole seconds. */
    private static String wire(Object value) {
        return JsonCodec.tolerant().write(value);
    }

    private static List<RunEvent> all(RunStream stream) {
        List<RunEvent> events = new ArrayList<>();
        stream.forEach(new io.assistants4j.core.event.RunEventHandler() {
            @Override
            public void on(RunEvent event) {
                events.add(event);
            }
        });
        return events;
    }
}
