package io.assistants4j.proxy.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.engine.InMemoryStore;
import io.assistants4j.core.provider.ProviderId;
import io.assistants4j.local.LocalConfig;
import io.assistants4j.local.LocalProvider;
import io.assistants4j.openai.Api;
import io.assistants4j.openai.OpenAiConfig;
import io.assistants4j.openai.OpenAiProvider;
import io.assistants4j.proxy.ProxyConfig;
import io.assistants4j.proxy.ProxyRuntime;
import io.assistants4j.proxy.ProxyServer;
import io.assistants4j.proxy.http.Caller;
import io.assistants4j.proxy.usage.RunLedger;
import io.assistants4j.store.jdbc.Owned;
import io.assistants4j.store.jdbc.Scope;
import io.assistants4j.store.jdbc.SqliteStore;
import io.assistants4j.testkit.assistants.FakeAssistantsServer;
import io.assistants4j.testkit.json.Json;
import io.assistants4j.wire.http.Reachability;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A call is held to the providers that counted when it came, whoever takes over meanwhile. */
@Timeout(60)
class ChangingProvidersTest {
    private static final String GREEN = "green";

    @TempDir
    private Path directory;

    private final HttpClient client = HttpClient.newHttpClient();
    private final FakeAssistantsServer farSide = FakeAssistantsServer.start();
    private final AssistantsProvider here = LocalProvider.create(new LocalConfig(Duration.ZERO), new InMemoryStore());
    private final AssistantsProvider far = OpenAiProvider.create(OpenAiConfig.builder()
            .api(Api.ASSISTANTS)
            .apiKey(FakeAssistantsServer.KEY)
            .baseUrl(farSide.url())
            .build());
    private SqliteStore store;

    @BeforeEach
    void open() {
        store = SqliteStore.open(directory.resolve("owners.db"));
    }

    @AfterEach
    void close() {
        far.close();
        here.close();
        store.close();
        farSide.close();
    }

    @Test
    void aRunOfAnotherTenantsAssistantIsNotThereThoughOneOwnProviderTakesOverMeanwhile() throws Exception {
        String assistant = made("assistants", "{\"model\":\"m\"}");
        String thread = made("threads", "{}");
        store.owners().remember(Owned.THREAD, new Scope(new ProviderId("far"), GREEN), "", List.of(thread));
        AtomicReference<Routing> routing = new AtomicReference<>();
        Backends after = new Backends(List.of(backend("here", here)), "here");
        Backends before = new Backends(List.of(backend("far", far), backend("here", here)), "far");
        Tenants changing = new Tenants(tenant -> {
            routing.get().use(Tenants.sharing(after));
            return before;
        });
        routing.set(new Routing(Owners.in(store.owners()), RunLedger.none(), changing));
        Caller green = Caller.holder(GREEN, GREEN, Set.of(), Set.of());

        try (ProxyServer server = ProxyServer.start(
                ProxyConfig.local(0), routing.get(), (key, address) -> green, ProxyRuntime.create())) {
            URI runs = server.address().resolve("/v1/threads/" + thread + "/runs");
            HttpResponse<String> refused =
                    post(HttpRequest.newBuilder(runs), "{\"assistant_id\":\"" + assistant + "\"}");

            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(404);
        }
    }

    private static Backend backend(String name, AssistantsProvider provider) {
        return new Backend(name, "", provider, new Reachability(), new Missing(System::nanoTime));
    }

    private String made(String path, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(farSide.url() + "/" + path))
                .header("Authorization", "Bearer " + FakeAssistantsServer.KEY)
                .header("OpenAI-Beta", "assistants=v2");
        return Json.parse(post(request, body).body()).at("id").text().orElseThrow();
    }

    private HttpResponse<String> post(HttpRequest.Builder request, String body)
            throws IOException, InterruptedException {
        return client.send(
                request.header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }
}
