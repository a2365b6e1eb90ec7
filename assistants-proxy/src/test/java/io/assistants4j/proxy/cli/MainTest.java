package io.assistants4j.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void quickstartTalksToItsServerAndEnds() {
        assertThat(run("quickstart", "--once")).as(err.toString()).isZero();

        assertThat(out.toString())
                .contains(
                        "ready on http://127.0.0.1:",
                        "eight euros",
                        "completed",
                        "curl -N",
                        "openai.OpenAI(",
                        "without --once it serves on");
        assertThat(out.toString().lines().count()).isLessThan(40);
    }

    @Test
    void aBusyPortIsSaidInOneLine(@TempDir Path data) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());

            assertThat(run("serve", "--port", port, "--data", data.toString())).isEqualTo(1);
            assertThat(err.toString().lines())
                    .containsExactly("assistants: port " + port + " on 127.0.0.1 is taken; choose another with --port");
        }
    }

    @Test
    void itSaysWhichVersionItIsAndOnWhichJavaItRuns() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString().strip())
                .matches("assistants4j \\d+\\.\\d+\\.\\d+\\S* \\(Java "
                        + Runtime.version().feature() + "\\b.*\\)");
    }

    @Test
    void aBadOptionIsNamed() {
        assertThat(run("serve", "--prot", "1")).isEqualTo(2);
        assertThat(err.toString()).contains("--prot", "serve --help").doesNotContain("\tat ");
        assertThat(run("serve", "--port", "70000")).isEqualTo(2);
        assertThat(err.toString()).contains("port must be from 0 to 65535");
    }

    @Test
    void withoutAMasterKeyOnlyLoopbackIsServed(@TempDir Path data) {
        assertThat(run("serve", "--host", "0.0.0.0", "--data", data.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("--master-key");
    }

    @Test
    void everythingThatIsWrongWithTheConfigurationIsSaidAndNothingIsStarted(@TempDir Path directory)
            throws IOException {
        Path file = Files.writeString(directory.resolve("c.yaml"), "server:\n  prot: 1\n  hosts: x\n");

        assertThat(run("serve", "--config", file.toString())).isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly(
                        "assistants: " + file + " cannot be used:",
                        "  " + file + ":2: server.prot: is unknown; did you mean 'port'?",
                        "  " + file + ":3: server.hosts: is unknown; did you mean 'host'?");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aConfigurationIsCheckedWithoutStartingAnything(@TempDir Path directory) throws IOException {
        Path good = Files.writeString(directory.resolve("good.yaml"), """
                providers:
                  here: {type: local}
                  there: {type: openai, api_base: "http://127.0.0.1:1/v1"}
                default_provider: there
                litellm_settings: {drop_params: true}
                """);
        Path bad = Files.writeString(directory.resolve("bad.yaml"), "providers: {here: {type: locl}}");

        assertThat(run("config", "check", good.toString())).as(err.toString()).isZero();
        assertThat(out.toString())
                .contains(good + " can be used.", "here (local), there (openai); default: there", "litellm_settings");
        assertThat(err.toString()).isEmpty();
        assertThat(run("config", "check", bad.toString())).isEqualTo(2);
        assertThat(err.toString())
                .contains(bad + ":1: providers.here.type: must be one of openai, azure, astra, local");
        assertThat(run("config", "check", directory.resolve("none.yaml").toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("none.yaml does not exist");
        assertThat(run("config")).isEqualTo(2);
    }

    @Test
    void aCheckLooksAtWhatTheFileLeavesToTheEnvironmentToo(@TempDir Path directory) throws IOException {
        Path local = Files.writeString(
                directory.resolve("local.yaml"), "server: {provider: local, host: 0.0.0.0, master_key: null}");
        Path astra = Files.writeString(directory.resolve("astra.yaml"), "server: {provider: astra}");

        assertThat(run("config", "check", local.toString())).as(err.toString()).isZero();
        assertThat(out.toString())
                .contains("local (local), as the environment says", "To listen on 0.0.0.0 it needs a master key");
        assertThat(run("config", "check", astra.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("ASTRA_DB_APPLICATION_TOKEN");
    }

    private int run(String... args) {
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }
}
