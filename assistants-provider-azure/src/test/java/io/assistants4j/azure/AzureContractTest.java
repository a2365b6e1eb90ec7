package io.assistants4j.azure;

import io.assistants4j.core.engine.InMemoryStore;
import io.assistants4j.testkit.azure.AzureDoor;
import io.assistants4j.testkit.contract.ProviderContract;
import io.assistants4j.testkit.contract.farside.ResponsesModel;
import io.assistants4j.testkit.contract.subject.Candidate;
import io.assistants4j.testkit.contract.subject.ContractContext;
import io.assistants4j.testkit.responses.FakeResponsesServer;
import io.assistants4j.wire.http.HttpSettings;
import io.assistants4j.wire.http.Telemetry;
import org.junit.jupiter.api.extension.RegisterExtension;

final class AzureContractTest extends ProviderContract {
    @RegisterExtension
    static final FakeResponsesServer SERVER = FakeResponsesServer.start(AzureDoor.withKey());

    @Override
    public Candidate candidate(ContractContext context) {
        InMemoryStore store = new InMemoryStore();
        return Candidate.calling(new ResponsesModel(SERVER), (deadline, silence) -> {
            AzureConfig config = AzureConfig.builder()
                    .endpoint(SERVER.url())
                    .apiKey(FakeResponsesServer.KEY)
                    .http(HttpSettings.builder()
                            .deadline(deadline)
                            .readIdle(silence)
                            .build())
                    .build();
            return AzureProvider.create(config, store, context.runtime("azure"), Telemetry.none());
        });
    }
}
