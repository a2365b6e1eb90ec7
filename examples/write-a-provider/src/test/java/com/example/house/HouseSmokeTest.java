package com.example.house;

import io.assistants4j.core.client.ThreadPerTask;
import io.assistants4j.core.value.Secret;
import io.assistants4j.testkit.assistants.FakeAssistantsServer;
import io.assistants4j.testkit.contract.ProviderSmokeContract;
import io.assistants4j.testkit.contract.farside.AssistantsModel;
import io.assistants4j.testkit.contract.subject.Candidate;
import io.assistants4j.testkit.contract.subject.ContractContext;
import io.assistants4j.wire.assistants.NativeRuntime;
import io.assistants4j.wire.http.CallTime;
import java.net.URI;
import org.junit.jupiter.api.extension.RegisterExtension;

final class HouseSmokeTest extends ProviderSmokeContract {
    // region house
    @RegisterExtension
    static final FakeAssistantsServer HOUSE = FakeAssistantsServer.start();

    @Override
    public Candidate candidate(ContractContext context) {
        URI address = URI.create(HOUSE.clock(context.clock()).url() + "/");
        CallTime time = new CallTime(context.clock(), System::nanoTime, context.sleeper());
        NativeRuntime world = new NativeRuntime(time, ThreadPerTask.executor("house"));
        AssistantsModel model = new AssistantsModel(HOUSE);
        return Candidate.of(HouseProvider.open(address, Secret.of(FakeAssistantsServer.KEY), world), model)
                .over(model);
    }
    // endregion
}
