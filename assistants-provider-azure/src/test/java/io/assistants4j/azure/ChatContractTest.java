package io.assistants4j.azure;

import io.assistants4j.core.engine.InMemoryStore;
import io.assistants4j.testkit.azure.AzureDoor;
import io.assistants4j.testkit.chat.FakeChatServer;
import io.assistants4j.testkit.contract.ProviderContract;
import io.assistants4j.testkit.contract.farside.ChatModel;
import io.assistants4j.testkit.contract.subject.Candidate;
import io.assistants4j.testkit.contract.subject.ContractContext;
import io.assistants4j.wire.http.HttpSettings;
import io.assistants4j.wire.http.Telemetry;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Over deployments with a dated version, which differ more from OpenAI's own than the v1 surface does. */
final class ChatContractTest extends ProviderContract {
    @RegisterExtension
    static final FakeChatServer SERVER = FakeChatServer.start(AzureDoor.withKey());

    @Override
    public Candidate candidate(ContractContext context) {
        InMemoryStore store = new InMemoryStore();
        return Candidate.calling(new ChatModel(SERVER), (deadline, silence) -> {
            AzureConfig config = AzureConfig.builder()
                    .api(Api.CHAT_COMPLETIONS)
                    .apiVersion("2024-10-21")
                    .endpoint(SERVER.url())
                    .apiKey(FakeChatServer.KEY)
                    .http(HttpSettings.builder()
                            .deadline(deadline)
                            .readIdle(silence)
                            .build())
                    .build();
            return AzureProvider.create(config, store, context.runtime("azure"), Telemetry.none());
        });
    }
}
