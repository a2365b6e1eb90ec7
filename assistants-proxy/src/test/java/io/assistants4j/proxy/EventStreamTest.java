package io.assistants4j.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStatus;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class EventStreamTest {
    private final GatedTurns turns = new GatedTurns();
    private final Served served = new Served(ProxyConfig.local(0), turns);

    @AfterEach
    void stop() {
        turns.open();
        served.close();
    }

    @Test
    void aStreamHasTheEventsInOrderAndEndsItsBodyAfterDone() throws Exception {
        turns.open();
        String thread = served.thread();

        HttpResponse<InputStream> answer = served.stream(thread);
        String body = new String(answer.body().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(answer.headers().firstValue("content-type")).hasValue("text/event-stream; charset=utf-8");
        assertThat(answer.headers().firstValue("x-request-id").orElse("")).startsWith("req_");
        assertThat(answer.headers().firstValue("cache-control")).hasValue("no-cache");
        assertThat(answer.headers().firstValue("x-accel-buffering"))
                .as("for proxies between, which would hold events back")
                .hasValue("no");
        assertThat(body.lines().filter(line -> line.startsWith("event: ")).map(line -> line.substring(7)))
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
                        "thread.message.completed",
                        "thread.run.step.completed",
                        "thread.run.completed",
                        "done");
        assertThat(body).endsWith("event: done\ndata: [DONE]\n\n").doesNotContain("id: ", "retry:");
    }

    @Test
    void createAndRunBeginsWithTheThread() throws Exception {
        turns.open();
        String body = "{\"stream\":true,\"assistant_id\":\"" + served.assistant()
                + "\",\"thread\":{\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}}";

        HttpResponse<InputStream> answer = served.open("/v1/threads/runs", body);

        assertThat(new String(answer.body().readAllBytes(), StandardCharsets.UTF_8))
                .startsWith("event: thread.created\ndata: {\"id\":\"thread_");
    }

    @Test
    void whatIsWrongBeforeTheFirstEventIsAnHttpError() throws Exception {
        String path = "/v1/threads/" + served.thread() + "/runs";

        assertThat(served.post(path, "{\"assistant_id\":\"asst_no\",\"stream\":true}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(served.post(path, "{\"assistant_id\":\"asst_no\",\"stream\":\"yes\"}")
                        .body())
                .contains("\"param\":\"stream\"");
    }

    @Test
    void aLockedThreadIsABadRequestNotAConflict() throws Exception {
        String thread = served.thread();
        try (InputStream first = served.stream(thread).body()) {
            untilDelta(first);

            assertThat(served.stream(thread).statusCode()).isEqualTo(400);
            assertThat(served.post("/v1/threads/" + thread + "/messages", "{\"role\":\"user\",\"content\":\"x\"}")
                            .statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void aRunThatGoesOnSaysWhenToAskAgain() throws Exception {
        String thread = served.thread();
        try (InputStream stream = served.stream(thread).body()) {
            untilDelta(stream);
            String path = "/v1/threads/" + thread + "/runs/" + only(thread).id();
            assertThat(served.get(path).headers().firstValue("openai-poll-after-ms"))
                    .hasValue("500");
            turns.open();
            stream.readAllBytes();
            assertThat(served.get(path).headers().firstValue("openai-poll-after-ms"))
                    .isEmpty();
        }
    }

    @Test
    void aClientThatHangsUpDoesNotEndTheRun() throws Exception {
        String thread = served.thread();
        InputStream stream = served.stream(thread).body();
        untilDelta(stream);
        stream.close();
        RunId run = only(thread).id();

        turns.open();

        Run ended = served.provider().runs().find(new ThreadId(thread), run);
        while (!ended.status().isTerminal()) {
            Served.pause();
            ended = served.provider().runs().find(new ThreadId(thread), run);
        }
        assertThat(ended.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(served.get("/v1/threads/" + thread + "/messages").body()).contains("Hello there");
    }

    private Run only(String thread) {
        return served.provider()
                .runs()
                .list(new ThreadId(thread), PageRequest.FIRST)
                .data()
                .get(0);
    }

    private static void untilDelta(InputStream stream) throws IOException {
        StringBuilder seen = new StringBuilder();
        while (seen.indexOf("thread.message.delta") < 0) {
            seen.append((char) stream.read());
        }
    }
}
