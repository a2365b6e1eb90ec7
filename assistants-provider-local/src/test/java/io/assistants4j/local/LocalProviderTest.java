package io.assistants4j.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.assistant.NewAssistant;
import io.assistants4j.core.client.ThreadPerTask;
import io.assistants4j.core.engine.InMemoryStore;
import io.assistants4j.core.event.RunEventHandler;
import io.assistants4j.core.event.RunStream;
import io.assistants4j.core.id.AssistantId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.provider.Capability;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.NewThreadRun;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.thread.NewMessage;
import io.assistants4j.core.thread.NewThread;
import io.assistants4j.core.tool.Tool;
import io.assistants4j.core.tool.ToolOutput;
import io.assistants4j.core.value.RawJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class LocalProviderTest {
    private static final Executor THREADS = ThreadPerTask.executor("test");

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String INSTRUCTIONS = "You help in a shop. Refunds are paid within 14 days.";
    private static final String REFUNDS = "The instructions say: \u201cRefunds are paid within 14 days.\u201d";

    @Test
    void holdsAConversation() {
        try (AssistantsProvider local = LocalProvider.create()) {
            AssistantId assistant = assistant(local);
            ThreadId thread = thread(local, "My name is Ana. How long do refunds take?");

            Run run = local.runs().createAndWait(thread, NewRun.of(assistant).build(), SOON);
            assertThat(lastText(local, thread)).isEqualTo(REFUNDS);
            assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
            assertThat(run.usage().completionTokens()).isEqualTo(Tokens.count(REFUNDS));
            assertThat(run.usage().promptTokens()).isGreaterThan(run.usage().completionTokens());

            local.messages().create(thread, NewMessage.user("What is my name?"));
            local.runs().createAndWait(thread, NewRun.of(assistant).build(), SOON);
            assertThat(lastText(local, thread)).isEqualTo("You said: \u201cMy name is Ana.\u201d");
        }
    }

    @Test
    void streamsTheAnswerInTheWordsItKeeps() {
        try (AssistantsProvider local = LocalProvider.create()) {
            AssistantId assistant = assistant(local);
            ThreadId thread = thread(local, "How long do refunds take?");

            List<String> deltas = new ArrayList<>();
            local.streams().stream(thread, NewRun.of(assistant).build()).forEach(new RunEventHandler() {
                @Override
                public void onText(String text) {
                    deltas.add(text);
                }
            });

            assertThat(deltas).hasSizeGreaterThan(5);
            assertThat(String.join("", deltas)).isEqualTo(REFUNDS).isEqualTo(lastText(local, thread));
        }
    }

    @Test
    void callsAFunctionAndAnswersWithItsOutput() {
        try (AssistantsProvider local = LocalProvider.create()) {
            Tool weather = Tool.function(
                    "get_weather",
                    "Tells the weather of a city.",
                    new RawJson("{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"}}}"));
            AssistantId assistant = local.assistants()
                    .create(NewAssistant.of("any").tool(weather).build())
                    .id();
            ThreadId thread = thread(local, "What is the weather in Rome?");

            Run waiting =
                    local.runs().createAndWait(thread, NewRun.of(assistant).build(), SOON);
            assertThat(waiting.status()).isEqualTo(RunStatus.REQUIRES_ACTION);
            List<ToolOutput> outputs = waiting.requiredAction().toolCalls().stream()
                    .map(call -> new ToolOutput(call.id(), "Rome is sunny."))
                    .toList();
            try (RunStream stream = local.streams().streamSubmit(thread, waiting.id(), outputs)) {
                stream.forEach(event -> {});
            }

            assertThat(local.runs().find(thread, waiting.id()).status()).isEqualTo(RunStatus.COMPLETED);
            assertThat(lastText(local, thread)).isEqualTo("The function answered: \u201cRome is sunny.\u201d");
        }
    }

    @Test
    void cancellingEndsARunInTheMiddleOfAPause() throws Exception {
        CountDownLatch pausing = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        TestWorld world = new TestWorld(pause -> {
            pausing.countDown();
            never.await();
        });
        try (AssistantsProvider local =
                LocalProvider.create(new LocalConfig(Duration.ofMillis(50)), new InMemoryStore(), world.runtime())) {
            ThreadId thread = thread(local, "How long do refunds take?");
            try (RunStream stream =
                    local.streams().stream(thread, NewRun.of(assistant(local)).build())) {
                CompletableFuture<List<String>> events = CompletableFuture.supplyAsync(() -> names(stream), THREADS);
                pausing.await();

                Run run = local.runs().list(thread, PageRequest.FIRST).data().get(0);
                local.runs().cancel(thread, run.id());

                assertThat(events.get(30, TimeUnit.SECONDS)).endsWith("thread.run.cancelled", "done");
                assertThat(local.runs().find(thread, run.id()).status()).isEqualTo(RunStatus.CANCELLED);
            }
        }
    }

    @Test
    void manyRunsAtOnceDoNotDisturbEachOther() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(8);
        try (AssistantsProvider local = LocalProvider.create()) {
            AssistantId assistant = assistant(local);
            List<CompletableFuture<String>> answers = IntStream.range(0, 100)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> {
                                ThreadId thread = thread(local, "My number is n" + i + ".", "What is my number?");
                                local.runs()
                                        .createAndWait(
                                                thread, NewRun.of(assistant).build(), SOON);
                                return lastText(local, thread);
                            },
                            clients))
                    .toList();

            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get()).isEqualTo("You said: \u201cMy number is n" + i + ".\u201d");
            }
        } finally {
            clients.shutdown();
            assertThat(clients.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void keepsEverythingInTheStoreItIsGiven() {
        InMemoryStore store = new InMemoryStore();
        ThreadId thread;
        AssistantId assistant;
        try (AssistantsProvider local = LocalProvider.create(LocalConfig.defaults(), store)) {
            assistant = assistant(local);
            thread = thread(local, "How long do refunds take?");
        }

        try (AssistantsProvider local = LocalProvider.create(LocalConfig.defaults(), store)) {
            local.runs().createAndWait(thread, NewRun.of(assistant).build(), SOON);
            assertThat(lastText(local, thread)).isEqualTo(REFUNDS);
        }
    }

    @Test
    void livesInTheWorldItIsGiven() {
        TestWorld world = new TestWorld();
        try (AssistantsProvider local =
                LocalProvider.create(LocalConfig.defaults(), new InMemoryStore(), world.runtime())) {
            Run run = local.runs()
                    .createWithThread(NewThreadRun.of(assistant(local))
                            .thread(NewThread.of(NewMessage.user("Hello")))
                            .build());

            assertThat(run.createdAt()).isEqualTo(TestWorld.NOW);
            assertThat(run.id().value()).startsWith("run_x");
        }
        assertThat(world.runtime().executor().isShutdown()).isTrue();
    }

    @Test
    void saysWhoItIsAndWhatItCannotDo() {
        try (AssistantsProvider local = LocalProvider.create()) {
            assertThat(local.id().value()).isEqualTo("local");
            assertThat(local.capabilities().has(Capability.RUN_STREAMS)).isTrue();
            assertThat(local.capabilities().has(Capability.FUNCTION_TOOLS)).isTrue();
            assertThat(local.capabilities().reasonAgainst(Capability.FILE_SEARCH))
                    .contains("The local model searches no files.");
            assertThat(local.capabilities().has(Capability.CODE_INTERPRETER)).isFalse();
            assertThat(local.capabilities().has(Capability.IMAGE_INPUT)).isFalse();
        }
    }

    private static List<String> names(RunStream stream) {
        List<String> names = new ArrayList<>();
        stream.forEach(event -> names.add(event.event()));
        return names;
    }

    private static AssistantId assistant(AssistantsProvider local) {
        return local.assistants()
                .create(NewAssistant.of("any").instructions(INSTRUCTIONS).build())
                .id();
    }

    private static ThreadId thread(AssistantsProvider local, String... messages) {
        ThreadId thread = local.threads().create(NewThread.EMPTY).id();
        for (String message : messages) {
            local.messages().create(thread, NewMessage.user(message));
        }
        return thread;
    }

    private static String lastText(AssistantsProvider local, ThreadId thread) {
        return local.messages()
                .list(thread, PageRequest.newest(1))
                .data()
                .get(0)
                .text();
    }
}
