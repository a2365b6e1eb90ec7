package io.assistants4j.examples;

import io.assistants4j.azure.AzureConfig;
import io.assistants4j.azure.AzureProvider;
import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.testkit.assistants.FakeAssistantsServer;
import io.assistants4j.testkit.assistants.Reply;
import io.assistants4j.testkit.azure.AzureDoor;
import io.assistants4j.testkit.azure.FakeTokenEndpoint;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The program with the classic agents of Foundry, where an application of Entra signs in. */
final class AzureAgentsProgramTest extends AssistantsProgram {
    private static final FakeTokenEndpoint ENTRA = FakeTokenEndpoint.start();

    @RegisterExtension
    static final FakeAssistantsServer SERVER = FakeAssistantsServer.start(AzureDoor.withTokens(ENTRA::accepts));

    @AfterAll
    static void closeEntra() {
        ENTRA.close();
    }

    @Override
    AssistantsProvider open() {
        Map<String, String> env = Map.of(
                "ASSISTANTS_AZURE_API",
                "agents_classic",
                "AZURE_API_BASE",
                SERVER.url() + AzureDoor.PROJECT,
                "AZURE_TENANT_ID",
                FakeTokenEndpoint.TENANT,
                "AZURE_CLIENT_ID",
                FakeTokenEndpoint.CLIENT,
                "AZURE_CLIENT_SECRET",
                FakeTokenEndpoint.SECRET,
                "AZURE_AUTHORITY_HOST",
                ENTRA.url().toString());
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
