package io.assistants4j.examples;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.openai.OpenAiConfig;
import io.assistants4j.openai.OpenAiProvider;
import io.assistants4j.testkit.responses.FakeResponsesServer;
import io.assistants4j.testkit.responses.Reply;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The program with OpenAI. */
final class OpenAiProgramTest extends AssistantsProgram {
    @RegisterExtension
    static final FakeResponsesServer SERVER = FakeResponsesServer.start();

    @Override
    AssistantsProvider open() {
        Map<String, String> env = Map.of(
                "OPENAI_API_KEY",
                FakeResponsesServer.KEY,
                "OPENAI_BASE_URL",
                SERVER.url().toString(),
                "ASSISTANTS_OPENAI_API",
                "responses");
        return OpenAiProvider.create(OpenAiConfig.fromEnv(env));
    }

    @Override
    String model() {
        return "gpt-5.1";
    }

    @Override
    void willSay(String answer) {
        SERVER.enqueue(new Reply().text(answer.substring(0, 5), answer.substring(5)));
    }
}
