package io.assistants4j.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.assistant.Assistant;
import io.assistants4j.core.assistant.NewAssistant;
import io.assistants4j.core.error.UnsupportedCapabilityException;
import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.event.RunStream;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.run.ErrorCode;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunEndedException;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.run.TruncationStrategy;
import io.assistants4j.core.run.Usage;
import io.assistants4j.core.thread.AssistantThread;
import io.assistants4j.core.thread.ContentPart;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.thread.MessageStatus;
import io.assistants4j.core.thread.NewMessage;
import io.assistants4j.core.thread.NewThread;
import io.assistants4j.core.tool.Tool;
import io.assistants4j.core.tool.ToolOutput;
import io.assistants4j.core.value.Extensions;
import io.assistants4j.core.value.RawJson;
import io.assistants4j.testkit.http.Fault;
import io.assistants4j.testkit.json.Json;
import io.assistants4j.testkit.responses.FakeResponsesServer;
import io.assistants4j.testkit.responses.Reply;
import io.assistants4j.wire.http.HttpSettings;
import io.assistants4j.wire.turns.PromptCacheKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConversationTest {
    @RegisterExtension
    static final FakeResponsesServer SERVER = FakeResponsesServer.start();

    private static final Duration SOON = Duration.ofSeconds(20);

    private final AssistantsProvider openai = OpenAiProvider.create(OpenAiConfig.builder()
            .api(Api.RESPONSES)
            .apiKey(FakeResponsesServer.KEY)
            .baseUrl(SERVER.url())
            .organization("org-1")
            .project("proj_1")
            .promptCacheKey(PromptCacheKey.THREAD)
            .safetyIdentifier("tenant-1")
            .http(HttpSettings.builder()
                    .backoff(Duration.ofMillis(1), Duration.ofMillis(1))
                    .build())
            .build());
    private final Assistant assistant = openai.assistants()
            .create(NewAssistant.of("a-model")
                    .instructions("Be brief.")
                    .tool(Tool.function("weather", "Tells the weather.", new RawJson("{\"type\":\"object\"}")))
                    .build());
    private final AssistantThread thread = openai.threads().create(NewThread.of(NewMessage.user("Hello?")));

    @AfterEach
    void close() {
        openai.close();
    }

    @Test
    void aQuestionIsAnswered() {
        SERVER.enqueue(new Reply().text("Hel", "lo!").usage(10, 3));

        Run run = run();

        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(run.usage()).isEqualTo(Usage.of(10, 3));
        assertThat(texts(run)).containsExactly("Hello!");
        Json request = SERVER.journal().last().json();
        assertThat(request.at("instructions").text()).contains("Be brief.");
        assertThat(request.at("metadata", "run_id").text()).contains(run.id().value());
        assertThat(request.at("metadata", "thread_id").text())
                .contains(thread.id().value());
        assertThat(request.at("prompt_cache_key").text()).contains(thread.id().value());
        assertThat(request.at("safety_identifier").text()).contains("tenant-1");
        assertThat(request.at("temperature").exists()).isFalse();
        assertThat(SERVER.journal().last().header("OpenAI-Organization")).isEqualTo("org-1");
        assertThat(SERVER.journal().last().header("OpenAI-Project")).isEqualTo("proj_1");
    }

    @Test
    void theWholeConversationIsShownEachTime() {
        SERVER.enqueue(new Reply().text("Hello!"), new Reply().refusal("No."), new Reply().text("Bye."));
        run();
        openai.messages().create(thread.id(), NewMessage.user("Do evil."));
        run();
        openai.messages().create(thread.id(), NewMessage.user("Then bye."));
        run();

        assertThat(SERVER.journal().last().json().at("input"))
                .hasToString("[{\"type\":\"message\",\"role\":\"user\",\"content\":\"Hello?\"},"
                        + "{\"type\":\"message\",\"role\":\"assistant\",\"content\":\"Hello!\"},"
                        + "{\"type\":\"message\",\"role\":\"user\",\"content\":\"Do evil.\"},"
                        + "{\"type\":\"message\",\"role\":\"assistant\",\"content\":["
                        + "{\"type\":\"refusal\",\"refusal\":\"No.\"}]},"
                        + "{\"type\":\"message\",\"role\":\"user\",\"content\":\"Then bye.\"}]");
    }

    @Test
    void functionsAreCalledAndReasoningIsShownAgain() {
        SERVER.enqueue(
                new Reply()
                        .reasoning("ENC")
                        .call("call_1", "weather", "{\"city\":", "\"Lima\"}")
                        .call("call_2", "weather", "{\"city\":\"Oslo\"}")
                        .usage(10, 5),
                new Reply().text("Sunny, and snow.").usage(30, 4));

        Run waiting = run();
        assertThat(waiting.status()).isEqualTo(RunStatus.REQUIRES_ACTION);
        assertThat(waiting.requiredAction().submitToolOutputs().toolCalls())
                .extracting(call -> call.function().arguments())
                .containsExactly("{\"city\":\"Lima\"}", "{\"city\":\"Oslo\"}");

        List<RunEvent> events = follow(openai.streams()
                .streamSubmit(
                        thread.id(),
                        waiting.id(),
                        List.of(ToolOutput.of("call_1", "sun"), ToolOutput.of("call_2", "snow"))));

        Run run = openai.runs().find(thread.id(), waiting.id());
        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(run.usage()).isEqualTo(Usage.of(40, 9));
        assertThat(texts(run)).containsExactly("Sunny, and snow.");
        assertThat(events.get(events.size() - 1)).isInstanceOf(RunEvent.Done.class);
        assertThat(SERVER.journal().last().json().at("input").elements())
                .extracting(item -> item.at("type").text().orElse(""))
                .containsExactly(
                        "message",
                        "reasoning",
                        "function_call",
                        "function_call_output",
                        "function_call",
                        "function_call_output");
    }

    @Test
    void anAnswerIsStreamedAsItComes() {
        SERVER.enqueue(new Reply().text("Hel", "lo!"));

        List<RunEvent> events = follow(openai.streams().stream(thread.id(), request()));

        assertThat(events).filteredOn(RunEvent.MessageDelta.class::isInstance).hasSize(2);
    }

    @Test
    void aRefusedRequestFailsTheRunAsAnInvalidPrompt() {
        SERVER.faults().next(Fault.error(400, "invalid_request_error", "invalid_prompt", "flagged"));

        Run run = failedRun();

        assertThat(run.lastError().code()).isEqualTo(ErrorCode.INVALID_PROMPT);
        assertThat(run.lastError().message()).isEqualTo("flagged");
    }

    @Test
    void tooManyRequestsFailTheRunAfterItsAttempts() {
        SERVER.faults().next(3, Fault.error(429, "requests", "rate_limit_exceeded", "slow down"));

        assertThat(failedRun().lastError().code()).isEqualTo(ErrorCode.RATE_LIMIT_EXCEEDED);
        assertThat(SERVER.journal().size()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalid_prompt",
        "413, invalid_prompt",
        "422, invalid_prompt",
        "401, server_error",
        "403, server_error",
        "404, server_error",
        "501, server_error",
        "503, server_error",
        "429, rate_limit_exceeded"
    })
    void aRefusalFailsTheRunWithTheCodeOfItsStatusAndTheCleanedMessage(int status, String code) {
        SERVER.faults().next(3, Fault.error(status, "t", "c", "no, " + FakeResponsesServer.KEY));

        Run run = failedRun();

        assertThat(run.lastError().code().value()).isEqualTo(code);
        assertThat(run.lastError().message()).isEqualTo("no, ***");
    }

    @Test
    void aMessageBeforeACallIsShownAgainAsThePartOfTheAnswerItWas() {
        Object words = List.of(Map.of("type", "output_text", "text", "Let me see."));
        SERVER.enqueue(
                new Reply()
                        .item("message", "role", "assistant", "phase", "commentary", "content", words)
                        .call("call_1", "weather", "{}"),
                new Reply().text("Sunny."));

        Run waiting = run();
        follow(openai.streams().streamSubmit(thread.id(), waiting.id(), List.of(ToolOutput.of("call_1", "sun"))));

        assertThat(SERVER.journal().last().json().at("input").at(1).at("phase").text())
                .contains("commentary");
    }

    @Test
    void aPageInsteadOfAnAnswerFailsTheRun() {
        SERVER.faults().next(3, Fault.html(502));

        assertThat(failedRun().lastError().message()).isEqualTo("HTTP 502 (text/html): 502 Bad Gateway");
    }

    @Test
    void aFailedResponseFailsTheRunAndKeepsTheMessagesBeforeIt() {
        SERVER.enqueue(new Reply().text("Half a ").failed("server_error", "it broke"));

        Run run = failedRun();

        assertThat(run.lastError().code()).isEqualTo(ErrorCode.SERVER_ERROR);
        assertThat(run.lastError().message()).isEqualTo("it broke");
        assertThat(texts(run)).containsExactly("Half a ");
        assertThat(openai.messages().list(thread.id(), PageRequest.oldest(10)).data())
                .hasSize(2)
                .element(1)
                .satisfies(message -> assertThat(message.status()).isEqualTo(MessageStatus.INCOMPLETE));
    }

    @Test
    void aCutStreamFailsTheRun() {
        SERVER.enqueue(new Reply().text("Hel", "lo"));
        SERVER.faults().next(Fault.cutAfterEvents(5));

        Run run = failedRun();

        assertThat(run.lastError().code()).isEqualTo(ErrorCode.SERVER_ERROR);
        assertThat(run.lastError().message()).contains("broke off");
        assertThat(SERVER.journal().size()).isEqualTo(1);
    }

    @Test
    void anAnswerCutByItsLimitEndsTheRunIncomplete() {
        SERVER.enqueue(new Reply()
                .text("Let me")
                .halfCall("call_1", "weather", "{\"ci")
                .usage(5, 5)
                .incomplete("max_output_tokens"));

        Run run = endedRun();

        assertThat(run.status()).isEqualTo(RunStatus.INCOMPLETE);
        assertThat(run.requiredAction()).isNull();
        assertThat(run.usage()).isEqualTo(Usage.of(5, 5));
    }

    @Test
    void cancellingARunHangsUp() {
        SERVER.enqueue(new Reply().openText("A long ").hold());

        try (RunStream stream = openai.streams().stream(thread.id(), request())) {
            for (RunEvent event : stream) {
                if (event instanceof RunEvent.MessageDelta) {
                    break;
                }
            }
        }
        Run run = openai.runs().list(thread.id(), PageRequest.newest(1)).data().get(0);
        openai.runs().cancel(thread.id(), run.id());

        SERVER.journal().awaitHangUps(1, SOON);
    }

    @Test
    void hostedToolsAreDeclinedBeforeARequestLeaves() {
        NewRun request = NewRun.of(assistant.id())
                .tools(List.of(new Tool.CodeInterpreter(Extensions.NONE)))
                .build();

        assertThatThrownBy(() -> openai.runs().createAndWait(thread.id(), request, SOON))
                .isInstanceOf(UnsupportedCapabilityException.class);
        assertThat(SERVER.journal().size()).isZero();
    }

    @Test
    void anAliasIsAskedAndTheOldNameStays() {
        OpenAiConfig config = OpenAiConfig.builder()
                .api(Api.RESPONSES)
                .apiKey(FakeResponsesServer.KEY)
                .baseUrl(SERVER.url())
                .modelAlias("a-model", "a-newer-model")
                .build();
        SERVER.enqueue(new Reply().text("Hello!"));
        try (AssistantsProvider renamed = OpenAiProvider.create(config)) {
            Assistant old =
                    renamed.assistants().create(NewAssistant.of("a-model").build());
            AssistantThread there = renamed.threads().create(NewThread.of(NewMessage.user("Hello?")));

            Run run =
                    renamed.runs().createAndWait(there.id(), NewRun.of(old.id()).build(), SOON);

            assertThat(SERVER.journal().last().json().at("model").text()).contains("a-newer-model");
            assertThat(run.model()).isEqualTo("a-model");
            assertThat(renamed.assistants().find(old.id()).model()).isEqualTo("a-model");
        }
    }

    @Test
    void aModelNobodyKnowsFailsTheRunInTheWordsOfTheFarSide() {
        SERVER.faults()
                .next(Fault.error(
                        404,
                        "invalid_request_error",
                        "model_not_found",
                        "The model 'a-model' does not exist or you do not have access to it."));

        Run run = failedRun();

        assertThat(run.lastError().code()).isEqualTo(ErrorCode.SERVER_ERROR);
        assertThat(run.lastError().message())
                .isEqualTo("The model 'a-model' does not exist or you do not have access to it.");
    }

    @Test
    void aThreadIsCountedBeforeItIsSent() {
        for (int i = 0; i < 5; i++) {
            openai.messages().create(thread.id(), NewMessage.user(i + " tokens".repeat(60)));
        }
        SERVER.enqueue(new Reply().text("Yes."));

        openai.runs()
                .createAndWait(
                        thread.id(),
                        NewRun.of(assistant.id()).maxPromptTokens(256).build(),
                        SOON);

        assertThat(SERVER.journal().last().json().at("input").elements())
                .extracting(item -> item.at("content").text().orElse("").substring(0, 1))
                .containsExactly("H", "2", "3", "4");
    }

    @Test
    void aThreadTooLongForItsModelIsCutByTheFarSideUnlessSomebodySaidWhatToShow() {
        SERVER.enqueue(new Reply().text("Yes."), new Reply().text("Yes."));
        run();
        assertThat(SERVER.journal().last().json().at("truncation").text()).contains("auto");

        openai.runs()
                .createAndWait(
                        thread.id(),
                        NewRun.of(assistant.id())
                                .truncationStrategy(TruncationStrategy.lastMessages(1))
                                .build(),
                        SOON);

        assertThat(SERVER.journal().last().json().at("truncation").exists()).isFalse();
    }

    @Test
    void noThreadOfTheProviderKeepsAProgramAlive() {
        SERVER.enqueue(new Reply().text("Hello!"));
        run();

        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().matches("(assistants-openai|OkHttp|Okio).*"))
                .isNotEmpty()
                .allMatch(Thread::isDaemon);
    }

    @Test
    void theKeyIsNeverPrinted() {
        SERVER.faults().next(Fault.error(401, "t", "invalid_api_key", "Incorrect key: " + FakeResponsesServer.KEY));

        Run run = failedRun();

        assertThat(run.toString()).doesNotContain(FakeResponsesServer.KEY);
        assertThat(SERVER.journal().requests().toString()).doesNotContain(FakeResponsesServer.KEY);
    }

    private NewRun request() {
        return NewRun.of(assistant.id()).build();
    }

    private Run run() {
        return openai.runs().createAndWait(thread.id(), request(), SOON);
    }

    private Run failedRun() {
        Run run = endedRun();
        assertThat(run.status()).isEqualTo(RunStatus.FAILED);
        return run;
    }

    private Run endedRun() {
        assertThatThrownBy(this::run).isInstanceOf(RunEndedException.class);
        return openai.runs().list(thread.id(), PageRequest.newest(1)).data().get(0);
    }

    private List<String> texts(Run run) {
        return openai.messages().list(thread.id(), run.id(), PageRequest.oldest(10)).data().stream()
                .map(Message::content)
                .flatMap(List::stream)
                .map(part -> ((ContentPart.Text) part).text().value())
                .toList();
    }

    private static List<RunEvent> follow(RunStream stream) {
        List<RunEvent> events = new ArrayList<>();
        try (stream) {
            stream.iterator().forEachRemaining(events::add);
        }
        return events;
    }
}
