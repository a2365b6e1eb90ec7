package io.assistants4j.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.engine.ConversationStore;
import io.assistants4j.core.id.AssistantId;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteCrashTest {
    private static final int ENOUGH = 2_000;

    @Test
    void whatWasAcknowledgedIsThereAfterTheProcessWasKilled(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("conversations.db");
        List<String> acknowledged = acknowledgedBeforeTheKill(file);
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ENOUGH);

        try (SqliteStore database = SqliteStore.open(file)) {
            ConversationStore store = database.conversations(CrashingWriter.SCOPE);
            assertThat(acknowledged)
                    .allSatisfy(id ->
                            assertThat(store.assistant(new AssistantId(id))).isPresent());
        }
    }

    private static List<String> acknowledgedBeforeTheKill(Path file) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashingWriter.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> ids = new ArrayList<>();
        try (BufferedReader output = child.inputReader()) {
            String line = output.readLine();
            while (line != null) {
                ids.add(line);
                if (ids.size() == ENOUGH) {
                    // kill -9 in the midst of writing. The handle leaves the pipe open: what was printed before counts
                    // too.
                    child.toHandle().destroyForcibly();
                }
                line = output.readLine();
            }
        } finally {
            child.destroyForcibly();
            child.waitFor();
        }
        return wholeLines(ids);
    }

    /** The kill may cut the last line short. */
    private static List<String> wholeLines(List<String> lines) {
        return lines.size() > ENOUGH ? lines.subList(0, lines.size() - 1) : lines;
    }
}
