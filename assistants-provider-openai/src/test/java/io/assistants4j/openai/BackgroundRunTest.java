package io.assistants4j.openai;

import static io.assistants4j.testkit.http.Faults.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.assistant.NewAssistant;
import io.assistants4j.core.client.Sleeper;
import io.assistants4j.core.engine.EngineRuntime;
import io.assistants4j.core.engine.InMemoryStore;
import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.event.RunStream;
import io.assistants4j.core.id.AssistantId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunEndedException;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.thread.ContentPart;
import io.assistants4j.core.thread.NewMessage;
import io.assistants4j.core.thread.NewThread;
import io.assistants4j.core.tool.ToolOutput;
import io.assistants4j.testkit.http.Fault;
import io.assistants4j.testkit.http.Gate;
import io.assistants4j.testkit.responses.FakeResponsesServer;
import io.assistants4j.testkit.responses.Reply;
import io.assistants4j.wire.http.Telemetry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Runs whose responses go on without a connection. */
class BackgroundRunTest {
    @RegisterExtension
    static final FakeResponsesServer SERVER = FakeResponsesServer.start();

    private static final Duration SOON = Duration.ofSeconds(20);

    private final TestClock clock = new TestClock();
    private final AssistantsProvider openai = OpenAiProvider.create(
            OpenAiConfig.builder()
                    .apiKey(FakeResponsesServer.KEY)
                    .baseUrl(SERVER.url())
                    .background(true)
                    .build(),
            new InMemoryStore(),
            world(),
            Telemetry.none());
    private final AssistantId assistant =
            openai.assistants().create(NewAssistant.of("a-model").build()).id();
    private final ThreadId thread =
            openai.threads().create(NewThread.of(NewMessage.user("Hello?"))).id();

    @AfterEach
    void close() {
        openai.close();
    }

    @Test
    void aCutStreamDoesNotFailTheRun() {
        SERVER.enqueue(new Reply().text("Hel", "lo", "!").usage(10, 3));
        SERVER.faults().next(3, Fault.cutAfterEvents(3));

        Run run = openai.runs().createAndWait(thread, NewRun.of(assistant).build(), SOON);

        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(openai.messages()
                        .list(thread, run.id(), PageRequest.oldest(10))
                        .data()
                        .get(0)
                        .content())
                .isEqualTo(List.of(ContentPart.text("Hello!")));
        assertThat(openai.drain(SOON)).isTrue();
        assertThat(SERVER.journal().requests())
                .extracting(request -> request.method())
                .containsExactly("POST", "GET", "GET", "GET", "DELETE");
    }

    @Test
    void aRunThatIsOverLeavesNothingAtTheProvider() {
        SERVER.enqueue(
                new Reply().reasoning("ENC").call("call_1", "look_up", "{}"),
                new Reply().text("Hello!"),
                new Reply().text("Half").failed("server_error", "it broke"));

        Run run = openai.runs().createAndWait(thread, NewRun.of(assistant).build(), SOON);
        List<ToolOutput> outputs = List.of(ToolOutput.of("call_1", "42"));
        try (RunStream rest = openai.streams().streamSubmit(thread, run.id(), outputs)) {
            rest.iterator().forEachRemaining(event -> {});
        }
        assertThatThrownBy(() ->
                        openai.runs().createAndWait(thread, NewRun.of(assistant).build(), SOON))
                .isInstanceOf(RunEndedException.class);

        assertThat(openai.drain(SOON)).isTrue();
        assertThat(SERVER.kept()).isEmpty();
        assertThat(SERVER.journal().requests())
                .extracting(request -> request.method())
                .containsExactlyInAnyOrder("POST", "POST", "POST", "DELETE", "DELETE", "DELETE");
    }

    @Test
    void aDeletionThatIsNotAnsweredHoldsNobodyUp() {
        Gate gate = new Gate();
        SERVER.enqueue(new Reply().text("Hello!"), new Reply().text("Bye!"));
        SERVER.faults().next(1, on("DELETE", ""), Fault.stallAt(gate));

        Run run = openai.runs().createAndWait(thread, NewRun.of(assistant).build(), SOON);
        gate.awaitReached(SOON);
        openai.messages().create(thread, NewMessage.user("Then bye."));
        Run next = openai.runs().createAndWait(thread, NewRun.of(assistant).build(), SOON);

        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(next.status()).isEqualTo(RunStatus.COMPLETED);
        gate.open();
        assertThat(openai.drain(SOON)).isTrue();
        assertThat(SERVER.kept()).isEmpty();
    }

    @Test
    void aDeletionThatFailsDoesNotFailItsRun() {
        SERVER.enqueue(new Reply().text("Hello!"));
        SERVER.faults().next(1, on("DELETE", ""), Fault.error(403, "t", "c", "This key may not delete."));

        Run run = openai.runs().createAndWait(thread, NewRun.of(assistant).build(), SOON);

        assertThat(openai.drain(SOON)).isTrue();
        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(newest().status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(SERVER.kept()).hasSize(1);
    }

    @Test
    void cancellingARunCancelsItsResponseAndDeletesIt() {
        speaking(() -> openai.runs().cancel(thread, newest().id()));

        assertThat(newest().status()).isEqualTo(RunStatus.CANCELLED);
        assertResponseWasCancelledOnce();
    }

    @Test
    void aRunThatExpiresCancelsItsResponse() {
        speaking(() -> {
            clock.now = clock.now.plusSeconds(601);
            newest();
        });

        assertThat(newest().status()).isEqualTo(RunStatus.EXPIRED);
        assertResponseWasCancelledOnce();
    }

    @Test
    void aProviderThatIsClosedLeavesNoResponseBehind() {
        speaking(openai::close);

        assertResponseWasCancelledOnce();
    }

    /** Follows a run until its model speaks, does this, and follows it to the end of the stream. */
    private void speaking(Runnable then) {
        SERVER.enqueue(new Reply().openText("A long ").hold());
        try (RunStream stream =
                openai.streams().stream(thread, NewRun.of(assistant).build())) {
            Iterator<RunEvent> events = stream.iterator();
            while (!(events.next() instanceof RunEvent.MessageDelta)) {
                // Until the model speaks.
            }
            then.run();
            events.forEachRemaining(event -> {});
        }
    }

    private void assertResponseWasCancelledOnce() {
        assertThat(SERVER.journal().requests())
                .extracting(request -> request.method() + " " + request.path().replaceFirst("resp_[0-9]+", "*"))
                .containsExactly("POST /v1/responses", "POST /v1/responses/*/cancel", "DELETE /v1/responses/*");
    }

    private Run newest() {
        return openai.runs().list(thread, PageRequest.newest(1)).data().get(0);
    }

    private EngineRuntime world() {
        EngineRuntime usual = OpenAiProvider.runtime();
        Sleeper sleeper = usual.sleeper();
        return new EngineRuntime(usual.settings(), clock, sleeper, usual.ids(), usual.executor(), usual.timer());
    }

    /** Time that passes when the test says so. */
    private static final class TestClock extends Clock {
        private volatile Instant now = Instant.parse("2026-11-23T12:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
