package io.assistants4j.openai;

import io.assistants4j.core.engine.InMemoryStore;
import io.assistants4j.testkit.contract.ProviderContract;
import io.assistants4j.testkit.contract.farside.ResponsesModel;
import io.assistants4j.testkit.contract.subject.Candidate;
import io.assistants4j.testkit.contract.subject.ContractContext;
import io.assistants4j.testkit.responses.FakeResponsesServer;
import io.assistants4j.wire.http.HttpSettings;
import io.assistants4j.wire.http.Telemetry;
import org.junit.jupiter.api.extension.RegisterExtension;

final class OpenAiContractTest extends ProviderContract {
    @RegisterExtension
    static final FakeResponsesServer SERVER = FakeResponsesServer.start();

    @Override
    public Candidate candidate(ContractContext context) {
        InMemoryStore store = new InMemoryStore();
        return Candidate.calling(new ResponsesModel(SERVER), (deadline, silence) -> {
            OpenAiConfig config = OpenAiConfig.builder()
                    .api(Api.RESPONSES)
                    .apiKey(FakeResponsesServer.KEY)
                    .baseUrl(SERVER.url())
                    .http(HttpSettings.builder()
                            .deadline(deadline)
                            .readIdle(silence)
                            .build())
                    .build();
            return OpenAiProvider.create(config, store, context.runtime("openai"), Telemetry.none());
        });
    }
}
