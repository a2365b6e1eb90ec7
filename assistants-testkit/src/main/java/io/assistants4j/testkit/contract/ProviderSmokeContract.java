package io.assistants4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.assistants4j.core.assistant.Assistant;
import io.assistants4j.core.error.NotFoundException;
import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.event.RunStream;
import io.assistants4j.core.id.AssistantId;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.provider.Capability;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.thread.AssistantThread;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.tool.ToolChoice;
import io.assistants4j.core.tool.ToolOutput;
import io.assistants4j.testkit.contract.rule.Requirement;
import io.assistants4j.testkit.contract.subject.ModelTurn;
import io.assistants4j.testkit.contract.subject.Subject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** Six requirements that tell whether an adapter stands at all: for its first minute, and for variants of its configuration. */
public abstract class ProviderSmokeContract implements AreaContract {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Tag("provider-smoke")
    @Requirement(id = "SMK-001")
    public void anAssistantIsCreatedAndFound(Subject subject) {
        Assistant made = subject.assistant();

        assertThat(subject.assistants().find(made.id())).isEqualTo(made);
    }

    @Tag("provider-smoke")
    @Requirement(id = "SMK-002")
    public void aMessageIsKeptInItsThread(Subject subject) {
        AssistantThread thread = subject.thread("Hello?");

        assertThat(subject.messages().list(thread.id(), PageRequest.FIRST).data())
                .extracting(Message::text)
                .containsExactly("Hello?");
    }

    @Tag("provider-smoke")
    @Requirement(id = "SMK-003", capability = Capability.RUNS)
    public void aRunAnswersInTheThread(Subject subject) {
        subject.model().will(ModelTurn.saysSomething());
        NewRun request = NewRun.of(subject.assistant().id()).build();
        AssistantThread thread = subject.askingThread();

        Run run = subject.runs().createAndWait(thread.id(), request, SOON);

        Message newest = subject.messages()
                .list(thread.id(), PageRequest.newest(1))
                .data()
                .get(0);
        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(newest.runId()).isEqualTo(run.id());
        assertThat(newest.text()).isNotEmpty();
    }

    @Tag("provider-smoke")
    @Requirement(id = "SMK-004", capability = Capability.RUN_STREAMS)
    public void aStreamOfARunTellsItsTextAndEnds(Subject subject) {
        subject.model().will(ModelTurn.saysSomething());
        NewRun request = NewRun.of(subject.assistant().id()).build();
        AssistantThread thread = subject.askingThread();

        List<RunEvent> events = new ArrayList<>();
        try (RunStream stream = subject.streams().stream(thread.id(), request)) {
            stream.iterator().forEachRemaining(events::add);
        }

        assertThat(events).hasAtLeastOneElementOfType(RunEvent.MessageDelta.class);
        assertThat(events.get(events.size() - 1)).isInstanceOf(RunEvent.Done.class);
    }

    @Tag("provider-smoke")
    @Requirement(id = "SMK-005", capability = Capability.FUNCTION_TOOLS)
    public void aFunctionIsCalledAndItsOutputAnswered(Subject subject) {
        subject.model().will(ModelTurn.callsSomehow("get_weather"));
        subject.model().will(ModelTurn.saysSomething());
        NewRun request = NewRun.of(subject.assistant().id())
                .tools(List.of(Samples.function("get_weather")))
                .toolChoice(ToolChoice.REQUIRED)
                .build();
        AssistantThread thread = subject.askingThread();

        Run waiting = subject.runs().createAndWait(thread.id(), request, SOON);
        assertThat(waiting.status()).isEqualTo(RunStatus.REQUIRES_ACTION);
        List<ToolOutput> outputs = Subject.outputs(waiting, "It is minus four degrees.");
        subject.runs().submit(thread.id(), waiting.id(), outputs);

        assertThat(subject.ended(waiting).status()).isEqualTo(RunStatus.COMPLETED);
    }

    @Tag("provider-smoke")
    @Requirement(id = "SMK-006")
    public void whatIsNotThereIsNotFound(Subject subject) {
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> subject.assistants().find(new AssistantId("asst_nobody")));
    }
}
