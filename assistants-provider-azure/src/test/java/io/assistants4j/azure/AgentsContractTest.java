package io.assistants4j.azure;

import io.assistants4j.core.client.ThreadPerTask;
import io.assistants4j.core.engine.EngineRuntime;
import io.assistants4j.core.engine.InMemoryStore;
import io.assistants4j.testkit.assistants.FakeAssistantsServer;
import io.assistants4j.testkit.azure.AzureDoor;
import io.assistants4j.testkit.contract.ProviderContract;
import io.assistants4j.testkit.contract.farside.AssistantsModel;
import io.assistants4j.testkit.contract.subject.Candidate;
import io.assistants4j.testkit.contract.subject.ContractContext;
import io.assistants4j.wire.http.HttpSettings;
import io.assistants4j.wire.http.Telemetry;
import java.time.Instant;
import org.junit.jupiter.api.extension.RegisterExtension;

final class AgentsContractTest extends ProviderContract {
    private static final String TOKEN = FakeAssistantsServer.KEY;

    @RegisterExtension
    static final FakeAssistantsServer SERVER = FakeAssistantsServer.start(AzureDoor.withTokens(TOKEN::equals));

    @Override
    public Candidate candidate(ContractContext context) {
        InMemoryStore store = new InMemoryStore();
        return Candidate.calling(new AssistantsModel(SERVER), (deadline, silence) -> {
            AzureConfig config = AzureConfig.builder()
                    .api(Api.AGENTS_CLASSIC)
                    .endpoint(SERVER.clock(context.clock()).url() + AzureDoor.PROJECT)
                    .tokens(scope -> EntraToken.of(TOKEN, Instant.MAX))
                    .http(HttpSettings.builder()
                            .deadline(deadline)
                            .readIdle(silence)
                            .build())
                    .build();
            return AzureProvider.create(config, store, withoutRuns(context), Telemetry.none());
        });
    }

    /** A runtime in this world that executes no runs, which is the far side's work: they cannot be kept queued here. */
    private static EngineRuntime withoutRuns(ContractContext context) {
        return EngineRuntime.of(
                "azure",
                context.clock(),
                context.sleeper(),
                context.ids(),
                ThreadPerTask.executor("contract-azure"),
                ThreadPerTask.timer("contract-azure-timer"));
    }
}
