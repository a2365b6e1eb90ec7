package io.assistants4j.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the unit of systemd in the documentation says, as far as no systemd is needed for it. */
@Timeout(60)
class ServiceUnitTest {
    private static final Path PAGE = Path.of("../docs/proxy.md");
    private static final String SOURCES = "/opt/assistants4j/";

    @TempDir
    private Path directory;

    @Test
    void itStartsTheLauncherOfTheSourcesWithOptionsThatItKnows() throws IOException {
        List<String> start = List.of(unit().get("ExecStart").split(" "));
        Path launcher = Path.of("..", start.get(0).replace(SOURCES, ""));
        assertThat(start.get(0)).startsWith(SOURCES);
        assertThat(launcher).isExecutable();

        // Without a key it says no, so what it took of its options and of the file is seen, and nothing is served.
        Path config = Files.writeString(directory.resolve("config.yaml"), "server: {host: 0.0.0.0, port: 0}\n");
        StringWriter err = new StringWriter();
        int code = Main.run(
                new PrintWriter(new StringWriter(), true),
                new PrintWriter(err, true),
                start.stream()
                        .skip(1)
                        .map(word -> word.endsWith(".yaml") ? config.toString() : word)
                        .map(word -> word.startsWith("/var/") ? directory.toString() : word)
                        .toArray(String[]::new));

        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains("to listen on 0.0.0.0 set a master key");
    }

    @Test
    void whatItWritesAndReadsIsWhereTheCommandLooksForIt() throws IOException {
        Map<String, String> unit = unit();

        assertThat(unit.get("ExecStart"))
                .endsWith(" --data /var/lib/" + unit.get("StateDirectory"))
                .contains(" --config " + Path.of(unit.get("EnvironmentFile")).getParent() + "/");
        assertThat(unit.get("ExecReload")).isEqualTo("/bin/kill -HUP $MAINPID");
        assertThat(Integer.parseInt(unit.get("TimeoutStopSec")))
                .as("longer than the server takes to finish")
                .isGreaterThan(2 * (int) Service.DRAIN.toSeconds());
    }

    @Test
    void systemdHasNothingToSayAgainstIt() throws Exception {
        assumeThat(Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(path -> Files.isExecutable(Path.of(path, "systemd-analyze"))))
                .as("systemd-analyze is there")
                .isTrue();
        String root = Path.of("..").toRealPath() + "/";
        Path unit = Files.writeString(directory.resolve("assistants4j.service"), text().replace(SOURCES, root));

        Process verify = new ProcessBuilder("systemd-analyze", "verify", unit.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(verify.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        // It may also speak of units of the machine.
        assertThat(said.lines().filter(line -> line.contains("assistants4j.service")))
                .isEmpty();
    }

    private static String text() throws IOException {
        Matcher block = Pattern.compile("```ini\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));
        assertThat(block.find()).isTrue();
        return block.group(1);
    }

    /** The settings of the unit. */
    private static Map<String, String> unit() throws IOException {
        return text().lines()
                .filter(line -> line.contains("="))
                .map(line -> line.split("=", 2))
                .collect(Collectors.toUnmodifiableMap(pair -> pair[0], pair -> pair[1]));
    }
}
