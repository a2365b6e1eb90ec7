package io.assistants4j.openai;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.engine.InMemoryStore;
import io.assistants4j.testkit.contract.ProviderContract;
import io.assistants4j.testkit.contract.farside.ResponsesModel;
import io.assistants4j.testkit.contract.subject.Candidate;
import io.assistants4j.testkit.contract.subject.ContractContext;
import io.assistants4j.testkit.responses.FakeResponsesServer;
import io.assistants4j.wire.http.Telemetry;
import org.junit.jupiter.api.extension.RegisterExtension;

final class OpenAiContractTest extends ProviderContract {
    @RegisterExtension
    static final FakeResponsesServer SERVER = FakeResponsesServer.start();

    @Override
    public Candidate candidate(ContractContext context) {
        OpenAiConfig config = OpenAiConfig.builder()
                .api(Api.RESPONSES)
                .apiKey(FakeResponsesServer.KEY)
                .baseUrl(SERVER.url())
                .build();
        AssistantsProvider provider =
                OpenAiProvider.create(config, new InMemoryStore(), context.runtime("openai"), Telemetry.none());
        ResponsesModel model = new ResponsesModel(SERVER);
        return Candidate.of(provider, model).over(model);
    }
}
