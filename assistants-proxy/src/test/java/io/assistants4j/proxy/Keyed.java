package io.assistants4j.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.engine.ModelTurns;
import io.assistants4j.core.value.Secret;
import io.assistants4j.proxy.access.HandClock;
import io.assistants4j.proxy.access.KeyHash;
import io.assistants4j.proxy.access.KeyRing;
import io.assistants4j.proxy.access.KnownKey;
import io.assistants4j.proxy.http.Caller;
import io.assistants4j.proxy.limit.Limits;
import io.assistants4j.proxy.provider.NamedOpening;
import io.assistants4j.proxy.provider.Opening;
import io.assistants4j.store.jdbc.SqliteStore;
import io.assistants4j.testkit.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A server whose callers hold keys, over one file and two providers: {@code here} keeps its conversations in the file, {@code
 * far} keeps them itself. Both go by a clock that a test moves. It can be started again.
 */
final class Keyed implements AutoCloseable {
    static final String MASTER = "sk-master-0123456789";
    static final String HERE = "here";
    static final String FAR = "far";

    final HandClock clock = new HandClock();
    private final Path directory;
    private final ModelTurns model;
    private final List<KnownKey> keys = new ArrayList<>();
    private final Served farSide;
    private final SqliteStore store;
    private Routed server;

    Keyed(Path directory, ModelTurns model, Map<String, Limits> holders) {
        this.directory = directory;
        this.model = model;
        holders.forEach((name, limits) -> keys.add(new KnownKey(
                KeyHash.of(key(name)),
                Caller.holder(name, "tenant-of-" + name, Set.of(), Set.of()).within(limits),
                null)));
        this.farSide = new Served(ProxyConfig.local(0), Served.scripted(model));
        this.store = SqliteStore.open(directory.resolve("keys.db"));
        this.server = open();
    }

    private Routed open() {
        ProxyRuntime system = ProxyRuntime.create();
        NamedOpening here = new NamedOpening(
                HERE, "scripted", (file, telemetry) -> Map.of(Opening.ONLY, Served.scripted(model, file, clock)));
        return new Routed(
                ProxyConfig.local(0),
                KeyRing.of(Secret.of(MASTER), keys, store.keys(), clock),
                new ProxyRuntime(system.timer(), system.meters(), clock),
                directory,
                HERE,
                here,
                Routed.far(FAR, farSide));
    }

    /** Stops the server with whatever it executes, and starts another on the same file. */
    void restart() {
        server.close();
        server = open();
    }

    static String key(String name) {
        return name.equals("master") ? MASTER : "sk-" + name + "-0123456789";
    }

    HttpResponse<String> get(String holder, String path) {
        return server.get(path, "Authorization", "Bearer " + key(holder));
    }

    HttpResponse<String> post(String holder, String path, String body) {
        return server.post(path, body, "Authorization", "Bearer " + key(holder));
    }

    HttpResponse<String> delete(String holder, String path) {
        return server.delete(path, "Authorization", "Bearer " + key(holder));
    }

    /** Asks for a stream, and leaves once its first event came. */
    void leaveStream(String holder, String path, String body) throws IOException, InterruptedException {
        try (InputStream events = openStream(holder, path, body)) {
            assertThat(events.read()).isPositive();
        }
    }

    /** Asks for a stream. */
    InputStream openStream(String holder, String path, String body) throws IOException, InterruptedException {
        return server.open(path, body, "Authorization", "Bearer " + key(holder));
    }

    /** A new assistant. */
    String assistant(String holder, String provider) {
        return Served.id(
                post(holder, "/v1/assistants", "{\"model\":\"m\",\"custom_llm_provider\":\"" + provider + "\"}"));
    }

    /** The path of the runs of a new thread. */
    String runs(String holder, String provider) {
        return "/v1/threads/" + Served.id(post(holder, "/v1/threads", "{\"custom_llm_provider\":\"" + provider + "\"}"))
                + "/runs";
    }

    /** What asks for a run. */
    static String run(String assistant) {
        return "{\"assistant_id\":\"" + assistant + "\"}";
    }

    /** What asks for a run with its events. */
    static String stream(String assistant) {
        return "{\"assistant_id\":\"" + assistant + "\",\"stream\":true}";
    }

    /** Asks for a run until it is over, or waits for outputs. */
    Json settled(String holder, String path) {
        while (true) {
            Json run = Json.parse(get(holder, path).body());
            String status = run.at("status").text().orElseThrow();
            if (!Set.of("queued", "in_progress", "cancelling").contains(status)) {
                return run;
            }
            Served.pause();
        }
    }

    /** The lines of usage, told apart by key and provider: key, provider, runs, tokens read, written, and both. */
    List<String> usage() {
        return Json.parse(get("master", "/usage?group_by=key,provider").body()).at("data").elements().stream()
                .map(line -> String.join(
                        " ",
                        line.at("key").text().orElse("none"),
                        line.at("provider").text().orElse("none"),
                        line.at("runs").number().orElseThrow().toString(),
                        line.at("prompt_tokens").number().orElseThrow().toString(),
                        line.at("completion_tokens").number().orElseThrow().toString(),
                        line.at("total_tokens").number().orElseThrow().toString()))
                .toList();
    }

    @Override
    public void close() {
        server.close();
        farSide.close();
        store.close();
    }
}
