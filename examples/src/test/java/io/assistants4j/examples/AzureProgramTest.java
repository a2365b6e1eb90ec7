package io.assistants4j.examples;

import io.assistants4j.azure.AzureConfig;
import io.assistants4j.azure.AzureProvider;
import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.testkit.azure.AzureDoor;
import io.assistants4j.testkit.responses.FakeResponsesServer;
import io.assistants4j.testkit.responses.Reply;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The program with Azure. */
final class AzureProgramTest extends AssistantsProgram {
    @RegisterExtension
    static final FakeResponsesServer SERVER = FakeResponsesServer.start(AzureDoor.withKey());

    @Override
    AssistantsProvider open() {
        Map<String, String> env = Map.of(
                "AZURE_API_KEY",
                FakeResponsesServer.KEY,
                "AZURE_API_BASE",
                SERVER.url().toString(),
                "AZURE_API_VERSION",
                "2024-05-01-preview");
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
