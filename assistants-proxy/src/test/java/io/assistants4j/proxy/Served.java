package io.assistants4j.proxy;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.client.ThreadPerTask;
import io.assistants4j.core.engine.ConversationStore;
import io.assistants4j.core.engine.EngineProvider;
import io.assistants4j.core.engine.EngineRuntime;
import io.assistants4j.core.engine.InMemoryStore;
import io.assistants4j.core.engine.ModelTurns;
import io.assistants4j.core.id.RandomIds;
import io.assistants4j.core.provider.Capabilities;
import io.assistants4j.core.provider.ProviderId;
import io.assistants4j.openai.Api;
import io.assistants4j.openai.OpenAiConfig;
import io.assistants4j.openai.OpenAiProvider;
import io.assistants4j.proxy.access.KeyRing;
import io.assistants4j.proxy.http.Doorkeeper;
import io.assistants4j.proxy.routing.Routing;
import io.assistants4j.testkit.assistants.FakeAssistantsServer;
import io.assistants4j.testkit.json.Json;
import io.assistants4j.wire.http.HttpSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A server over a model, and a plain HTTP client of it. */
final class Served implements AutoCloseable {
    private static final long MOMENT_NS = 1_000_000;

    private final AutoCloseable behind;
    private final ProxyServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    Served(ProxyConfig config, ModelTurns turns) {
        this(config, scripted(turns));
    }

    Served(ProxyConfig config, AssistantsProvider provider) {
        this(config, provider, ProxyRuntime.create());
    }

    Served(ProxyConfig config, AssistantsProvider provider, ProxyRuntime runtime) {
        this(config, Routing.to(provider), runtime, provider);
    }

    /** Serves several providers; what is behind them is closed after the server. */
    Served(ProxyConfig config, Routing routing, ProxyRuntime runtime, AutoCloseable behind) {
        this(config, routing, KeyRing.of(config.masterKey()), runtime, behind);
    }

    /** Serves several providers to those whom the doorkeeper knows; what is behind them is closed after the server. */
    Served(ProxyConfig config, Routing routing, Doorkeeper doorkeeper, ProxyRuntime runtime, AutoCloseable behind) {
        this.behind = behind;
        try {
            this.server = ProxyServer.start(config, routing, doorkeeper, runtime);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A server before a far side that keeps the assistants itself. */
    static Served before(FakeAssistantsServer farSide, HttpSettings http) {
        return new Served(
                ProxyConfig.local(0),
                OpenAiProvider.create(OpenAiConfig.builder()
                        .api(Api.ASSISTANTS)
                        .apiKey(FakeAssistantsServer.KEY)
                        .baseUrl(farSide.url())
                        .http(http)
                        .build()));
    }

    /** A provider of ours over a model. */
    static AssistantsProvider scripted(ModelTurns turns) {
        return scripted(turns, new InMemoryStore());
    }

    /** A provider of ours over a model and a store. */
    static AssistantsProvider scripted(ModelTurns turns, ConversationStore store) {
        return scripted(turns, store, Clock.systemUTC());
    }

    /** A provider of ours over a model and a store, with a time of its own. */
    static AssistantsProvider scripted(ModelTurns turns, ConversationStore store, Clock clock) {
        return EngineProvider.open(
                new ProviderId("scripted"),
                Capabilities.all(),
                store,
                turns,
                EngineRuntime.of(
                        "scripted",
                        clock,
                        pause -> TimeUnit.NANOSECONDS.sleep(pause.toNanos()),
                        new RandomIds(new SecureRandom()),
                        ThreadPerTask.executor("scripted"),
                        Executors.newSingleThreadScheduledExecutor()),
                () -> {});
    }

    AssistantsProvider provider() {
        return (AssistantsProvider) behind;
    }

    URI address() {
        return server.address();
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(server.address().resolve(path));
    }

    HttpResponse<String> get(String path) {
        return send(to(path).GET());
    }

    HttpResponse<String> post(String path, String body) {
        return send(to(path).POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<InputStream> open(String path, String body) throws IOException, InterruptedException {
        return client.send(to(path).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofInputStream());
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A run on the thread, not streamed; its path. */
    String run(String thread) {
        String runs = "/v1/threads/" + thread + "/runs";
        return runs + "/" + id(post(runs, "{\"assistant_id\":\"" + assistant() + "\"}"));
    }

    /** A run on the thread, streamed. */
    HttpResponse<InputStream> stream(String thread) throws IOException, InterruptedException {
        String body = "{\"assistant_id\":\"" + assistant() + "\",\"stream\":true}";
        return open("/v1/threads/" + thread + "/runs", body);
    }

    /** Lets what is looked for happen before the next look, which would take the processor from it. */
    static void pause() {
        LockSupport.parkNanos(MOMENT_NS);
    }

    /** Asks for a run until it is over. */
    Json ended(String path) {
        while (true) {
            Json run = Json.parse(get(path).body());
            if (run.at("expires_at").isAbsent()) {
                return run;
            }
            pause();
        }
    }

    String assistant() {
        return id(post("/v1/assistants", "{\"model\":\"m\"}"));
    }

    String thread() {
        return id(post("/v1/threads", "{\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}"));
    }

    static String id(HttpResponse<String> answer) {
        return Json.parse(answer.body()).at("id").text().orElseThrow();
    }

    /** Closes the server and leaves the provider as it is. */
    void closeServer() {
        server.close();
    }

    @Override
    public void close() {
        server.close();
        try {
            behind.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
