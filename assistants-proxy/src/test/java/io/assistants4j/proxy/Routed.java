package io.assistants4j.proxy;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.client.ThreadPerTask;
import io.assistants4j.core.engine.EngineProvider;
import io.assistants4j.core.engine.EngineRuntime;
import io.assistants4j.core.engine.InMemoryStore;
import io.assistants4j.core.engine.ModelTurns;
import io.assistants4j.core.id.IdSource;
import io.assistants4j.core.provider.Capabilities;
import io.assistants4j.core.provider.ProviderId;
import io.assistants4j.proxy.access.KeyRing;
import io.assistants4j.proxy.http.Doorkeeper;
import io.assistants4j.proxy.provider.Lineup;
import io.assistants4j.proxy.provider.NamedOpening;
import io.assistants4j.proxy.provider.Opening;
import io.assistants4j.proxy.routing.Fleet;
import io.assistants4j.proxy.usage.RunLedger;
import io.assistants4j.store.jdbc.SqliteStore;
import io.assistants4j.testkit.json.Json;
import io.assistants4j.testkit.turns.ScriptedTurns;
import io.assistants4j.testkit.turns.TurnScript;
import io.assistants4j.wire.assistants.NativeRuntime;
import io.assistants4j.wire.http.Telemetry;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A server over several providers and one file, and a plain client of it. The model of each says its provider's name. */
final class Routed implements AutoCloseable {
    private final Served served;

    Routed(Path directory, String defaultName, NamedOpening... openings) {
        this(ProxyConfig.local(0), directory, defaultName, openings);
    }

    Routed(ProxyConfig config, Path directory, String defaultName, NamedOpening... openings) {
        this(config, KeyRing.of(config.masterKey()), directory, defaultName, openings);
    }

    Routed(ProxyConfig config, Doorkeeper doorkeeper, Path directory, String defaultName, NamedOpening... openings) {
        this(config, doorkeeper, ProxyRuntime.create(), directory, defaultName, openings);
    }

    Routed(
            ProxyConfig config,
            Doorkeeper doorkeeper,
            ProxyRuntime runtime,
            Path directory,
            String defaultName,
            NamedOpening... openings) {
        SqliteStore store = SqliteStore.open(directory.resolve("routed.db"));
        RunLedger ledger = RunLedger.in(store.usage(), runtime.clock(), runtime.meters());
        Lineup lineup = new Lineup(List.of(openings), defaultName);
        Fleet fleet = Fleet.open(lineup, store, Telemetry.none(), ledger, runtime.nanoTime());
        this.served = new Served(config, fleet.routing(), doorkeeper, runtime, () -> {
            fleet.close();
            store.close();
        });
    }

    /** A provider whose conversations are in our file. */
    static NamedOpening hosted(String name) {
        return new NamedOpening(
                name, "scripted", (store, telemetry) -> Map.of(Opening.ONLY, Served.scripted(model(name), store)));
    }

    /** A provider that keeps its conversations itself, which outlive the server in front of it. */
    static NamedOpening far(String name, Served farSide) {
        return new NamedOpening(name, "scripted", (store, telemetry) -> Map.of(Opening.ONLY, open(farSide)));
    }

    /** A provider with several accounts, each of which keeps its conversations itself. */
    static NamedOpening accounts(String name, Map<String, Served> farSides) {
        return new NamedOpening(name, "scripted", (store, telemetry) -> {
            Map<String, AssistantsProvider> opened = new LinkedHashMap<>();
            farSides.forEach((account, farSide) -> opened.put(account, open(farSide)));
            return opened;
        });
    }

    private static AssistantsProvider open(Served farSide) {
        return NativeOverProxy.open(farSide, NativeRuntime.system("far"), () -> {});
    }

    /** A far side for {@link #far}; the ids it gives are counted, so that two give the same. */
    static Served farSide(String name) {
        AtomicInteger count = new AtomicInteger();
        IdSource ids = () -> String.format(Locale.ROOT, "%024d", count.incrementAndGet());
        AssistantsProvider provider = EngineProvider.open(
                new ProviderId(name),
                Capabilities.all(),
                new InMemoryStore(),
                model(name),
                EngineRuntime.of(
                        name,
                        Clock.systemUTC(),
                        pause -> TimeUnit.NANOSECONDS.sleep(pause.toNanos()),
                        ids,
                        ThreadPerTask.executor(name),
                        Executors.newSingleThreadScheduledExecutor()),
                () -> {});
        return new Served(ProxyConfig.local(0), provider);
    }

    private static ModelTurns model(String name) {
        return turn -> new ScriptedTurns()
                .then(TurnScript.begin().says("I am " + name + ".").completes(1, 1))
                .start(turn);
    }

    HttpResponse<String> get(String path, String... headers) {
        return served.send(with(served.to(path).GET(), headers));
    }

    HttpResponse<String> post(String path, String body, String... headers) {
        return served.send(with(served.to(path).POST(BodyPublishers.ofString(body)), headers));
    }

    InputStream open(String path, String body, String... headers) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        with(served.to(path).POST(BodyPublishers.ofString(body)), headers)
                                .build(),
                        BodyHandlers.ofInputStream())
                .body();
    }

    HttpResponse<String> delete(String path, String... headers) {
        return served.send(with(served.to(path).DELETE(), headers));
    }

    /** Asks for a run until it is over. */
    Json ended(String path) {
        return served.ended(path);
    }

    /** A new assistant of this provider. */
    String assistant(String provider) {
        return Served.id(post("/v1/assistants", "{\"model\":\"m\",\"custom_llm_provider\":\"" + provider + "\"}"));
    }

    /** A new thread of this provider. */
    String thread(String provider) {
        return Served.id(post("/v1/threads", "{\"custom_llm_provider\":\"" + provider + "\"}"));
    }

    /** Who answered. */
    static String by(HttpResponse<String> answer) {
        return answer.headers().firstValue("x-assistants-provider").orElse("nobody");
    }

    private static HttpRequest.Builder with(HttpRequest.Builder request, String... headers) {
        return headers.length == 0 ? request : request.headers(headers);
    }

    @Override
    public void close() {
        served.close();
    }
}
