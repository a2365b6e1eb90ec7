package io.assistants4j.azure;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.engine.InMemoryStore;
import io.assistants4j.testkit.azure.AzureDoor;
import io.assistants4j.testkit.contract.ProviderContract;
import io.assistants4j.testkit.contract.farside.ResponsesModel;
import io.assistants4j.testkit.contract.subject.Candidate;
import io.assistants4j.testkit.contract.subject.ContractContext;
import io.assistants4j.testkit.responses.FakeResponsesServer;
import io.assistants4j.wire.http.Telemetry;
import org.junit.jupiter.api.extension.RegisterExtension;

final class AzureContractTest extends ProviderContract {
    @RegisterExtension
    static final FakeResponsesServer SERVER = FakeResponsesServer.start(AzureDoor.withKey());

    @Override
    public Candidate candidate(ContractContext context) {
        AzureConfig config = AzureConfig.builder()
                .endpoint(SERVER.url())
                .apiKey(FakeResponsesServer.KEY)
                .build();
        AssistantsProvider provider =
                AzureProvider.create(config, new InMemoryStore(), context.runtime("azure"), Telemetry.none());
        ResponsesModel model = new ResponsesModel(SERVER);
        return Candidate.of(provider, model).over(model);
    }
}
