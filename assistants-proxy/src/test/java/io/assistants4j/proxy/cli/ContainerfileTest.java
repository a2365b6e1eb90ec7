package io.assistants4j.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.proxy.config.ServeSettings;
import io.assistants4j.testkit.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the container file says, as far as no container is needed for it. */
@Timeout(60)
class ContainerfileTest {
    private static final Path FILE = Path.of("../docs/Containerfile");

    @TempDir
    private Path directory;

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the check runs in the container")
    void itsCheckOfHealthTellsAServerThatAnswersFromOneThatIsGone() throws Exception {
        List<String> check = command("CMD");
        ServeSettings settings = new ServeSettings("127.0.0.1", 0, directory, null, "local", null);
        int port;
        try (Service service = Service.start(settings, Map.of())) {
            port = service.address().getPort();
            assertThat(run(check, port)).isZero();
        }
        assertThat(run(check, port)).isNotZero();
    }

    @Test
    void itStartsTheServerForAllAddressesWhichDemandsAKey() throws IOException {
        List<String> entry = command("ENTRYPOINT");
        List<String> options = entry.subList(entry.indexOf("-jar") + 2, entry.size());
        StringWriter err = new StringWriter();

        int code = Main.run(
                new PrintWriter(new StringWriter(), true),
                new PrintWriter(err, true),
                options.stream()
                        .map(option -> option.equals("/data") ? directory.toString() : option)
                        .toArray(String[]::new));

        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains("to listen on 0.0.0.0 set a master key");
    }

    /** The words of an instruction that is written as a list. */
    private static List<String> command(String instruction) throws IOException {
        String text = Files.readString(FILE).replace("\\\n", " ");
        String line = text.lines()
                .map(String::strip)
                .filter(one -> one.contains(instruction + " ["))
                .findFirst()
                .orElseThrow();
        return Json.parse(line.substring(line.indexOf('['))).elements().stream()
                .map(word -> word.text().orElseThrow())
                .toList();
    }

    private static int run(List<String> check, int port) throws IOException, InterruptedException {
        List<String> here =
                check.stream().map(word -> word.replace("/4000", "/" + port)).toList();
        return new ProcessBuilder(here)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
