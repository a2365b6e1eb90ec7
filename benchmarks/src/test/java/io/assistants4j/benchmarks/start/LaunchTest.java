package io.assistants4j.benchmarks.start;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.assistants4j.benchmarks.canned.ServerProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LaunchTest {
    @Test
    void aServerIsReadyWhenItSaysSoItself() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        HttpServer ready = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ready.createContext("/health/readiness", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        ready.start();
        try {
            String address = "http://127.0.0.1:" + ready.getAddress().getPort();

            Launch launch = Launch.ofServer(List.of("sh", "-c", "echo ready on " + address + "/v1; exec cat"));

            assertThat(launch.wall()).isPositive();
            assertThat(asked).hasValue(1);
        } finally {
            ready.stop(0);
        }
    }

    @Test
    void aProgramIsReadyWhenItSpeaks() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();

        Launch hello =
                Launch.ofProgram(List.of(java, "-cp", System.getProperty("java.class.path"), Hello.class.getName()));

        assertThat(hello.wall()).isPositive();
    }

    @Test
    void whatEndsWithoutAWordIsNoLaunch() {
        assertThatThrownBy(() -> Launch.ofProgram(List.of("sh", "-c", "exit 3")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("ended with 3");
    }

    @Test
    void theMedianIsTheOneInTheMiddle() {
        List<Launch> launches = List.of(launch(5), launch(900), launch(7));

        assertThat(StartToReady.median(launches, Launch::wall)).isEqualTo(7);
    }

    @Test
    void everyFirstCallIsAnswered() throws Exception {
        try (ServerProcess server = ServerProcess.ofThread()) {
            for (Class<?> program : List.of(FirstCall.Jdk.class, FirstCall.Ours.class, FirstCall.OpenAiJava.class)) {
                Process process = new ProcessBuilder(
                                ColdStart.command(program, server.address().toString()))
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
                try (BufferedReader out = process.inputReader(UTF_8)) {
                    assertThat(out.readLine()).contains("thread_0123456789abcdef01234567");
                }
                assertThat(process.waitFor()).isZero();
            }
        }
    }

    @Test
    void theClassesOfAProgramAreCounted() throws Exception {
        try (ServerProcess server = ServerProcess.ofThread()) {
            assertThat(ColdStart.classes(FirstCall.Jdk.class, server.address().toString()))
                    .isGreaterThan(500);
        }
    }

    private static Launch launch(long millis) {
        return new Launch(Duration.ofMillis(millis), Duration.ZERO);
    }
}
