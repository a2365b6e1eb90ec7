package com.example.house;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.client.ThreadPerTask;
import io.assistants4j.core.value.Secret;
import io.assistants4j.proxy.ProxyConfig;
import io.assistants4j.proxy.ProxyServer;
import io.assistants4j.testkit.contract.ProviderSmokeContract;
import io.assistants4j.testkit.contract.reference.ReferenceProvider;
import io.assistants4j.testkit.contract.subject.Candidate;
import io.assistants4j.testkit.contract.subject.ContractContext;
import io.assistants4j.wire.assistants.NativeRuntime;
import io.assistants4j.wire.http.CallTime;
import java.io.IOException;
import java.io.UncheckedIOException;

final class HouseSmokeTest extends ProviderSmokeContract {
    private static final Secret TOKEN = Secret.of("house-token-0123456789");

    // region house
    @Override
    public Candidate candidate(ContractContext context) {
        return ReferenceProvider.candidate(context).with(kept -> {
            ProxyServer house = serve(kept);
            CallTime time = new CallTime(context.clock(), System::nanoTime, context.sleeper());
            NativeRuntime world = new NativeRuntime(time, ThreadPerTask.executor("house"));
            return HouseProvider.open(house.address().resolve("/v1/"), TOKEN, world, () -> {
                house.close();
                kept.close();
            });
        });
    }

    private static ProxyServer serve(AssistantsProvider kept) {
        try {
            return ProxyServer.start(ProxyConfig.local(0).guardedBy(TOKEN), kept);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
    // endregion
}
