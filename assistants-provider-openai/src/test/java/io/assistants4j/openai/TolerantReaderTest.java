package io.assistants4j.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.assistant.NewAssistant;
import io.assistants4j.core.error.UnsupportedCapabilityException;
import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.event.RunStream;
import io.assistants4j.core.id.AssistantId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.thread.ContentPart;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.thread.NewMessage;
import io.assistants4j.core.thread.NewThread;
import io.assistants4j.core.value.RawJson;
import io.assistants4j.testkit.assistants.FakeAssistantsServer;
import io.assistants4j.testkit.assistants.Quirk;
import io.assistants4j.testkit.assistants.Reply;
import io.assistants4j.testkit.http.Fault;
import io.assistants4j.testkit.http.Faults;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that speak the Assistants API in their own way are understood all the same. */
@Timeout(60)
class TolerantReaderTest {
    @RegisterExtension
    static final FakeAssistantsServer SERVER = FakeAssistantsServer.start();

    private final AssistantsProvider provider = OpenAiProvider.create(OpenAiConfig.builder()
            .api(Api.ASSISTANTS)
            .apiKey(FakeAssistantsServer.KEY)
            .baseUrl(SERVER.url())
            .build());
    private final AssistantId assistant =
            provider.assistants().create(NewAssistant.of("m").build()).id();
    private final ThreadId thread =
            provider.threads().create(NewThread.of(NewMessage.user("Hi"))).id();
    private final NewRun run = NewRun.of(assistant).build();

    @AfterEach
    void close() {
        provider.close();
    }

    @ParameterizedTest
    @EnumSource(Quirk.class)
    void aStreamIsUnderstoodWhateverItsServerLeavesOut(Quirk quirk) {
        SERVER.enqueue(new Reply().text("Hel", "lo").usage(5, 2).like(quirk));

        List<RunEvent> events = stream();

        assertThat(text(events)).isEqualTo("Hello");
        assertThat(events.get(events.size() - 2)).isInstanceOfSatisfying(RunEvent.RunChanged.class, last -> {
            assertThat(last.run().status()).isEqualTo(RunStatus.COMPLETED);
            assertThat(last.run().usage()).isNotNull();
        });
        assertThat(events).last().isInstanceOf(RunEvent.Done.class);
    }

    @Test
    void aStreamWithoutAnEndIsEndedByLookingForItsRun() {
        SERVER.enqueue(new Reply().text("Hello").like(Quirk.NO_END, Quirk.NO_DONE));

        assertThat(stream()).last().isInstanceOf(RunEvent.Done.class);
        assertThat(SERVER.journal().last().method()).isEqualTo("GET");
        assertThat(SERVER.journal().last().path()).contains("/runs/run_");
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 405, 501})
    void anOperationThatAServerLacksIsACapabilityItLacks(int status) {
        SERVER.enqueue(new Reply().call("call_1", "f", "{}"));
        Run waiting = provider.runs().createAndWait(thread, run, Duration.ofSeconds(30));
        Fault lacking = Fault.error(status, "invalid_request_error", "unknown_url", "Invalid URL (POST /v1/...)");
        SERVER.faults().next(2, request -> true, lacking);

        assertThatThrownBy(() -> provider.runs().cancel(thread, waiting.id()))
                .isInstanceOf(UnsupportedCapabilityException.class)
                .hasMessageContaining("cancel_run (RUN_CANCEL)");
        assertThatThrownBy(() -> provider.runs().listSteps(thread, waiting.id(), PageRequest.FIRST))
                .isInstanceOf(UnsupportedCapabilityException.class)
                .hasMessageContaining("RUN_STEPS");
    }

    @Test
    void aStateNobodyKnowsIsKeptAndWaitedOut() {
        SERVER.enqueue(new Reply().status("paused", 2).text("Hello"));
        Run begun = provider.runs().create(thread, run);
        List<String> seen = new ArrayList<>();
        Run now = provider.runs().find(thread, begun.id());
        while (!now.status().isTerminal()) {
            seen.add(now.status().value());
            now = provider.runs().find(thread, begun.id());
        }

        assertThat(seen).contains("paused");
        assertThat(now.status()).isEqualTo(RunStatus.COMPLETED);
    }

    @Test
    void partsNobodyKnowsDoNotSpoilAPage() {
        SERVER.enqueue(new Reply().content("hologram", "hologram", "x").tool("call_1", "teleport", "teleport", 1));
        Run ended = provider.runs().createAndWait(thread, run, Duration.ofSeconds(30));

        Message newest =
                provider.messages().list(thread, PageRequest.newest(1)).data().get(0);
        assertThat(newest.content())
                .singleElement()
                .isInstanceOfSatisfying(
                        ContentPart.Unrecognized.class,
                        part -> assertThat(part.type()).isEqualTo("hologram"));
        assertThat(provider.runs()
                        .listSteps(thread, ended.id(), PageRequest.FIRST)
                        .data())
                .hasSize(2);
    }

    @Test
    void membersNobodyKnowsAreKept() {
        SERVER.faults()
                .next(
                        1,
                        Faults.on("GET", assistant.value()),
                        Fault.rewriting(body -> body.replace("{\"id\"", "{\"colour\":\"blue\",\"id\"")));

        assertThat(provider.assistants().find(assistant).extensions().members())
                .containsEntry("colour", new RawJson("\"blue\""));
    }

    private List<RunEvent> stream() {
        List<RunEvent> events = new ArrayList<>();
        try (RunStream stream = provider.streams().stream(thread, run)) {
            stream.forEach(events::add);
        }
        return events;
    }

    private static String text(List<RunEvent> events) {
        StringBuilder text = new StringBuilder();
        for (RunEvent event : events) {
            if (event instanceof RunEvent.MessageChanged changed
                    && changed.event().equals("thread.message.completed")) {
                text.append(changed.message().text());
            }
        }
        return text.toString();
    }
}
