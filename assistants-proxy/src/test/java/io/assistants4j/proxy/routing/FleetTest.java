package io.assistants4j.proxy.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.local.LocalConfig;
import io.assistants4j.local.LocalProvider;
import io.assistants4j.proxy.provider.Lineup;
import io.assistants4j.proxy.provider.NamedOpening;
import io.assistants4j.proxy.provider.Opening;
import io.assistants4j.proxy.usage.RunLedger;
import io.assistants4j.store.jdbc.SqliteStore;
import io.assistants4j.wire.http.Telemetry;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FleetTest {
    private static final int PROVIDERS = 3;

    @TempDir
    private Path directory;

    /** Nobody gets past it before all are there. */
    private final CyclicBarrier together = new CyclicBarrier(PROVIDERS);

    private SqliteStore store;
    private Fleet fleet;

    @BeforeEach
    void open() {
        store = SqliteStore.open(directory.resolve("fleet.db"));
        List<NamedOpening> openings = List.of(opening("a"), opening("b"), opening("c"));
        fleet = Fleet.open(new Lineup(openings, "a"), store, Telemetry.none(), RunLedger.none(), System::nanoTime);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void allProvidersStopBeginningRunsAtOnceAndAllAreWaitedFor() {
        assertThat(fleet.drain(Duration.ofSeconds(10))).isTrue();
        fleet.close();
    }

    @Test
    void allProvidersAreClosedAtOnce() {
        assertThatCode(fleet::close).doesNotThrowAnyException();
    }

    private NamedOpening opening(String name) {
        return new NamedOpening(
                name,
                "local",
                (conversations, telemetry) -> Map.of(
                        Opening.ONLY, meeting(LocalProvider.create(new LocalConfig(Duration.ZERO), conversations))));
    }

    /** The same provider, which waits for the others before it drains and before it closes. */
    private AssistantsProvider meeting(AssistantsProvider provider) {
        return (AssistantsProvider) Proxy.newProxyInstance(
                FleetTest.class.getClassLoader(), new Class<?>[] {AssistantsProvider.class}, (self, method, given) -> {
                    if (method.getName().equals("drain") || method.getName().equals("close")) {
                        together.await(10, TimeUnit.SECONDS);
                    }
                    return method.invoke(provider, given);
                });
    }
}
