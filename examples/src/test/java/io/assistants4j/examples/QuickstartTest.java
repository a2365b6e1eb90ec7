package io.assistants4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.assistant.NewAssistant;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.run.NewRun;
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
            var guide = NewAssistant.of("extractive")
                    .instructions("The museum opens at nine. Tickets cost twelve euros.")
                    .build();
            var assistant = provider.assistants().create(guide);
            var thread = provider.threads().create(NewThread.of(NewMessage.user("What do tickets cost?")));
            provider.runs().createAndWait(thread.id(), NewRun.of(assistant.id()).build(), Duration.ofSeconds(30));
            var newest = provider.messages().list(thread.id(), PageRequest.newest(1));
            out.println(newest.data().get(0).text());
        }
        // endregion
        assertThat(printed.toString(StandardCharsets.UTF_8).strip())
                .isEqualTo("The instructions say: \u201cTickets cost twelve euros.\u201d");
    }
}
