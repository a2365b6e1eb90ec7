package io.assistants4j.openai;

import io.assistants4j.core.engine.InMemoryStore;
import io.assistants4j.testkit.chat.FakeChatServer;
import io.assistants4j.testkit.contract.ProviderContract;
import io.assistants4j.testkit.contract.farside.ChatModel;
import io.assistants4j.testkit.contract.subject.Candidate;
import io.assistants4j.testkit.contract.subject.ContractContext;
import io.assistants4j.wire.http.HttpSettings;
import io.assistants4j.wire.http.Telemetry;
import org.junit.jupiter.api.extension.RegisterExtension;

final class ChatContractTest extends ProviderContract {
    @RegisterExtension
    static final FakeChatServer SERVER = FakeChatServer.start();

    @Override
    public Candidate candidate(ContractContext context) {
        InMemoryStore store = new InMemoryStore();
        return Candidate.calling(new ChatModel(SERVER), (deadline, silence) -> {
            OpenAiConfig config = OpenAiConfig.builder()
                    .api(Api.CHAT_COMPLETIONS)
                    .apiKey(FakeChatServer.KEY)
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
