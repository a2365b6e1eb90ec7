package io.assistants4j.openai;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.assistant.NewAssistant;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.thread.NewMessage;
import io.assistants4j.core.thread.NewThread;
import java.time.Duration;

/** What a program does that has the provider and what that needs on its class path, and nothing else. */
public final class SmallProgram {
    private SmallProgram() {}

    /** Asks in a run whose prompt must fit, and tells what the model said. */
    public static String answer(String url, String key) {
        OpenAiConfig config = OpenAiConfig.builder()
                .api(Api.RESPONSES)
                .apiKey(key)
                .baseUrl(url)
                .build();
        try (AssistantsProvider provider = OpenAiProvider.create(config)) {
            var assistant = provider.assistants()
                    .create(NewAssistant.of("gpt-5.1").instructions("Be brief.").build());
            var thread = provider.threads().create(NewThread.of(NewMessage.user("Hello?")));
            var run = NewRun.of(assistant.id()).maxPromptTokens(1_000).build();
            provider.runs().createAndWait(thread.id(), run, Duration.ofSeconds(20));
            return provider.messages()
                    .list(thread.id(), PageRequest.newest(1))
                    .data()
                    .get(0)
                    .text();
        }
    }
}
