package io.assistants4j.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.openai.Api;
import io.assistants4j.openai.OpenAiConfig;
import io.assistants4j.openai.OpenAiProvider;
import io.assistants4j.testkit.http.Fault;
import io.assistants4j.testkit.json.Json;
import io.assistants4j.testkit.responses.FakeResponsesServer;
import io.assistants4j.testkit.responses.Reply;
import io.assistants4j.wire.http.HttpSettings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients see of a far side that breaks off or answers nonsense. */
@Timeout(60)
class FarSideFailureTest {
    @RegisterExtension
    static final FakeResponsesServer FAR_SIDE = FakeResponsesServer.start();

    private static final int ENOUGH = 10;

    /** Room for one call at a time: one that is not given back fails the next run. */
    private final Served served = new Served(
            ProxyConfig.local(0),
            OpenAiProvider.create(OpenAiConfig.builder()
                    .api(Api.RESPONSES)
                    .apiKey(FakeResponsesServer.KEY)
                    .baseUrl(FAR_SIDE.url())
                    .http(HttpSettings.builder()
                            .maxConcurrentCalls(1)
                            .backoff(Duration.ofMillis(1), Duration.ofMillis(1))
                            .build())
                    .build()));

    private final String thread = served.thread();

    @AfterEach
    void stop() {
        served.close();
    }

    @Test
    void aPolledRunWhoseAnswerIsCutFailsAndKeepsWhatWasSaid() {
        cutAfterTwoWords();

        Json run = served.ended(served.run(thread));

        assertFailed(run, "broke off: it ended too early");
        assertHalfAnswerIsKept();
        assertGoesOn();
    }

    @Test
    void aStreamedRunWhoseAnswerIsCutClosesWhatIsOpenInOrder() throws Exception {
        cutAfterTwoWords();

        List<SentEvent> events = SentEvent.of(served.stream(thread));

        assertThat(SentEvent.names(events))
                .containsExactly(
                        "thread.run.created",
                        "thread.run.queued",
                        "thread.run.in_progress",
                        "thread.run.step.created",
                        "thread.run.step.in_progress",
                        "thread.message.created",
                        "thread.message.in_progress",
                        "thread.message.delta",
                        "thread.message.delta",
                        "thread.message.incomplete",
                        "thread.run.step.failed",
                        "thread.run.failed",
                        "done");
        Json message = events.get(9).json();
        assertThat(message.at("incomplete_details", "reason").text()).hasValue("run_failed");
        assertThat(message.at("content", 0, "text", "value").text()).hasValue("Oslo is");
        assertThat(events.get(10).json().at("last_error", "code").text()).hasValue("server_error");
        assertFailed(events.get(11).json(), "broke off: it ended too early");
        assertHalfAnswerIsKept();
        assertGoesOn();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 502})
    void aPolledRunThatIsAnsweredHtmlFails(int status) {
        FAR_SIDE.faults().next(ENOUGH, Fault.html(status));

        Json run = served.ended(served.run(thread));

        assertFailed(run, "Bad Gateway");
        FAR_SIDE.faults().clear();
        assertGoesOn();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 502})
    void aStreamedRunThatIsAnsweredHtmlFailsInItsStream(int status) throws Exception {
        FAR_SIDE.faults().next(ENOUGH, Fault.html(status));

        List<SentEvent> events = SentEvent.of(served.stream(thread));

        assertThat(SentEvent.names(events))
                .containsExactly(
                        "thread.run.created",
                        "thread.run.queued",
                        "thread.run.in_progress",
                        "thread.run.failed",
                        "done");
        assertFailed(events.get(3).json(), "Bad Gateway");
        FAR_SIDE.faults().clear();
        assertGoesOn();
    }

    private static void cutAfterTwoWords() {
        Reply reply = new Reply().text("Oslo", " is", " cold.");
        FAR_SIDE.enqueue(reply).faults().next(Fault.cutAfterEvents(6));
    }

    private static void assertFailed(Json run, String reason) {
        assertThat(run.at("status").text()).hasValue("failed");
        assertThat(run.at("failed_at").number()).isPresent();
        assertThat(run.at("usage").isAbsent()).isFalse();
        Json error = run.at("last_error");
        assertThat(error.members()).containsOnlyKeys("code", "message");
        assertThat(error.at("code").text()).hasValue("server_error");
        assertThat(error.at("message").text().orElse(""))
                .contains(reason)
                .doesNotContain("Exception", "\tat ", "<html>", FakeResponsesServer.KEY);
    }

    private void assertHalfAnswerIsKept() {
        Json message = Json.parse(served.get("/v1/threads/" + thread + "/messages?limit=1")
                        .body())
                .at("data", 0);
        assertThat(message.at("status").text()).hasValue("incomplete");
        assertThat(message.at("content", 0, "text", "value").text()).hasValue("Oslo is");
    }

    /** The thread is free again, and so is the one call there may be. */
    private void assertGoesOn() {
        FAR_SIDE.enqueue(new Reply().text("Oslo is cold."));
        assertThat(served.ended(served.run(thread)).at("status").text()).hasValue("completed");
    }
}
