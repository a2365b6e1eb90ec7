package io.assistants4j.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.client.ThreadPerTask;
import io.assistants4j.core.engine.ModelTurns;
import io.assistants4j.core.provider.ProviderId;
import io.assistants4j.store.jdbc.Scope;
import io.assistants4j.store.jdbc.SqliteStore;
import io.assistants4j.testkit.json.Json;
import io.assistants4j.testkit.turns.ScriptedTurns;
import io.assistants4j.testkit.turns.TurnScript;
import java.io.IOException;
import java.net.SocketException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DrainTest {
    private static final Executor THREADS = ThreadPerTask.executor("test");
    private final GatedTurns turns = new GatedTurns();

    @Test
    void aStreamIsFinishedAndNothingNewIsBegun() throws Exception {
        Served served = new Served(ProxyConfig.local(0), turns);
        String thread = served.thread();
        try (RawClient follower = follow(served, thread);
                RawClient other = new RawClient(served.address())) {
            other.get("/health/liveness");
            other.until("alive!\"");
            URI address = served.address();

            CompletableFuture<Void> closing = CompletableFuture.runAsync(served::closeServer, THREADS);
            awaitRefused(address);
            other.get("/v1/assistants");

            assertThat(other.until("\r\n\r\n")).contains("503", "x-request-id: req_");
            assertThat(other.until("}}")).contains("server_error", "shutting down");
            assertThat(closing).isNotDone();
            turns.open();
            assertThat(follower.until("\r\n0\r\n\r\n")).contains("event: thread.run.completed", "data: [DONE]");
            closing.join();
        } finally {
            turns.open();
            served.close();
        }
    }

    @Test
    void aRunThatOutlastsTheDrainIsFinishedByTheNextServer(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("conversations.db");
        String thread;
        try (SqliteStore store = SqliteStore.open(file);
                AssistantsProvider provider = provider(turns, store)) {
            Served first = new Served(ProxyConfig.local(0).withStopTimeout(Duration.ofMillis(1)), provider);
            thread = first.thread();
            try (RawClient follower = follow(first, thread)) {
                first.closeServer();
                assertBrokenOffInOrder(follower.until("\r\n0\r\n\r\n"));
            }
        }

        ScriptedTurns again = new ScriptedTurns()
                .then(TurnScript.begin().says("Hello ", "there").completes(3, 2));
        try (SqliteStore store = SqliteStore.open(file);
                Served second = new Served(ProxyConfig.local(0), provider(again, store))) {
            String runs = "/v1/threads/" + thread + "/runs";
            String run = Json.parse(second.get(runs).body())
                    .at("data", 0, "id")
                    .text()
                    .orElseThrow();

            assertThat(second.ended(runs + "/" + run).at("status").text()).hasValue("completed");
            List<Json> messages = Json.parse(
                            second.get("/v1/threads/" + thread + "/messages").body())
                    .at("data")
                    .elements();
            assertThat(messages).hasSize(3);
            assertThat(text(messages.get(0))).isEqualTo("Hello there");
            assertThat(messages.get(1).at("status").text()).hasValue("incomplete");
            assertThat(text(messages.get(1))).isEqualTo("Hello ");
        }
    }

    private static void assertBrokenOffInOrder(String rest) {
        assertThat(rest).contains("event: error\ndata: {\"error\":{\"message\":\"The server is stopping");
        assertThat(rest).contains("event: done\ndata: [DONE]\n\n");
        assertThat(rest).doesNotContain("thread.run.failed", "thread.run.completed");
    }

    private static AssistantsProvider provider(ModelTurns turns, SqliteStore store) {
        return Served.scripted(turns, store.conversations(new Scope(new ProviderId("scripted"), "tenant")));
    }

    private static RawClient follow(Served served, String thread) throws IOException {
        RawClient client = new RawClient(served.address());
        client.post(
                "/v1/threads/" + thread + "/runs", "{\"assistant_id\":\"" + served.assistant() + "\",\"stream\":true}");
        client.until("event: thread.message.delta");
        client.until("\n\n");
        return client;
    }

    private static void awaitRefused(URI address) throws IOException {
        while (true) {
            try {
                new RawClient(address).close();
            } catch (SocketException e) {
                // Refused; or reset, where the listener went while the connection waited to be taken.
                return;
            }
        }
    }

    private static String text(Json message) {
        return message.at("content", 0, "text", "value").text().orElse("");
    }
}
