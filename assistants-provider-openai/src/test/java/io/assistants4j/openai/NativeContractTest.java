package io.assistants4j.openai;

import io.assistants4j.core.client.ThreadPerTask;
import io.assistants4j.core.engine.EngineRuntime;
import io.assistants4j.core.engine.InMemoryStore;
import io.assistants4j.testkit.assistants.FakeAssistantsServer;
import io.assistants4j.testkit.contract.ProviderContract;
import io.assistants4j.testkit.contract.farside.AssistantsModel;
import io.assistants4j.testkit.contract.subject.Candidate;
import io.assistants4j.testkit.contract.subject.ContractContext;
import io.assistants4j.wire.http.HttpSettings;
import io.assistants4j.wire.http.Telemetry;
import org.junit.jupiter.api.extension.RegisterExtension;

final class NativeContractTest extends ProviderContract {
    @RegisterExtension
    static final FakeAssistantsServer SERVER = FakeAssistantsServer.start();

    @Override
    public Candidate candidate(ContractContext context) {
        InMemoryStore store = new InMemoryStore();
        return Candidate.calling(new AssistantsModel(SERVER), (deadline, silence) -> {
            OpenAiConfig config = OpenAiConfig.builder()
                    .api(Api.ASSISTANTS)
                    .apiKey(FakeAssistantsServer.KEY)
                    .baseUrl(SERVER.clock(context.clock()).url())
                    .http(HttpSettings.builder()
                            .deadline(deadline)
                            .readIdle(silence)
                            .build())
                    .build();
            return OpenAiProvider.create(config, store, withoutRuns(context), Telemetry.none());
        });
    }

    /** A runtime in this world that executes no runs, which is the far side's work: they cannot be kept queued here. */
    private static EngineRuntime withoutRuns(ContractContext context) {
        return EngineRuntime.of(
                "openai",
                context.clock(),
                context.sleeper(),
                context.ids(),
                ThreadPerTask.executor("contract-openai"),
                ThreadPerTask.timer("contract-openai-timer"));
    }
}
