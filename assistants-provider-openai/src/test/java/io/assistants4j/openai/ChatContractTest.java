package io.assistants4j.openai;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.engine.InMemoryStore;
import io.assistants4j.testkit.chat.FakeChatServer;
import io.assistants4j.testkit.contract.ProviderContract;
import io.assistants4j.testkit.contract.farside.ChatModel;
import io.assistants4j.testkit.contract.subject.Candidate;
import io.assistants4j.testkit.contract.subject.ContractContext;
import io.assistants4j.wire.http.Telemetry;
import org.junit.jupiter.api.extension.RegisterExtension;

final class ChatContractTest extends ProviderContract {
    @RegisterExtension
    static final FakeChatServer SERVER = FakeChatServer.start();

    @Override
    public Candidate candidate(ContractContext context) {
        OpenAiConfig config = OpenAiConfig.builder()
                .api(Api.CHAT_COMPLETIONS)
                .apiKey(FakeChatServer.KEY)
                .baseUrl(SERVER.url())
                .build();
        AssistantsProvider provider =
                OpenAiProvider.create(config, new InMemoryStore(), context.runtime("openai"), Telemetry.none());
        ChatModel model = new ChatModel(SERVER);
        return Candidate.of(provider, model).over(model);
    }
}
