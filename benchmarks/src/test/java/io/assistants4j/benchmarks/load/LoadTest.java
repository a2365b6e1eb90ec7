package io.assistants4j.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadTest {
    private static final Duration SHORT = Duration.ofMillis(50);

    private Upstream upstream;
    private RunningGateway direct;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        upstream = Upstream.start();
        direct = RunningGateway.start(Gateway.none(), upstream.port(), directory.resolve("log"));
    }

    @AfterEach
    void stop() throws Exception {
        direct.close();
        upstream.close();
    }

    @Test
    void everyRequestIsAnsweredAndCounted() throws Exception {
        Load.Measured reads = new Load(direct).reads(2, SHORT);
        Load.Measured streams = new Load(direct).streams(2, SHORT);

        assertThat(reads.requests()).isPositive();
        assertThat(reads.p99()).isGreaterThanOrEqualTo(reads.median()).isPositive();
        assertThat(streams.requests()).isPositive();
        assertThat(streams.p99()).isGreaterThanOrEqualTo(streams.median()).isPositive();
    }

    @Test
    void streamsThatAreHeldAreAllOpenAtOnce() throws Exception {
        assertThat(new Load(direct).openAtOnce(20, upstream.hold(20))).isEqualTo(20);
    }
}
