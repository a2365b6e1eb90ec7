package io.assistants4j.examples;

import io.assistants4j.azure.AzureConfig;
import io.assistants4j.azure.AzureProvider;
import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.testkit.azure.AzureDoor;
import io.assistants4j.testkit.chat.FakeChatServer;
import io.assistants4j.testkit.chat.Reply;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The program with Azure, where Chat Completions have a dated version. */
final class AzureChatProgramTest extends AssistantsProgram {
    @RegisterExtension
    static final FakeChatServer SERVER = FakeChatServer.start(AzureDoor.withKey());

    @Override
    AssistantsProvider open() {
        Map<String, String> env = Map.of(
                "ASSISTANTS_AZURE_API",
                "chat_completions",
                "AZURE_OPENAI_API_KEY",
                FakeChatServer.KEY,
                "AZURE_OPENAI_ENDPOINT",
                SERVER.url().toString(),
                "OPENAI_API_VERSION",
                "2024-10-21");
        return AzureProvider.create(AzureConfig.fromEnv(env));
    }

    @Override
    String model() {
        return "my-deployment";
    }

    @Override
    void willSay(String answer) {
        SERVER.enqueue(new Reply().text(answer.substring(0, 5), answer.substring(5)));
    }
}
