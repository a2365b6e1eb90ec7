package io.assistants4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.assistant.Assistant;
import io.assistants4j.core.assistant.NewAssistant;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.thread.AssistantThread;
import io.assistants4j.core.thread.NewMessage;
import io.assistants4j.core.thread.NewThread;
import io.assistants4j.local.LocalProvider;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The shortest program of the README. */
final class QuickstartTest {
    @Test
    void theShortestProgramPrintsAnAnswer() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        // region quickstart
        try (AssistantsProvider provider = LocalProvider.create()) {
            Assistant guide = provider.assistants()
                    .create(NewAssistant.of("extractive")
                            .instructions("The museum opens at nine. Tickets cost twelve euros.")
                            .build());
            AssistantThread thread = provider.threads().create(NewThread.of(NewMessage.user("What do tickets cost?")));
            Run run = provider.runs()
                    .createAndWait(thread.id(), NewRun.of(guide.id()).build(), Duration.ofSeconds(30));
            provider.messages()
                    .list(thread.id(), run.id(), PageRequest.FIRST)
                    .data()
                    .forEach(answer -> out.println(answer.text()));
        }
        // endregion
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("Tickets cost twelve euros.");
    }
}
