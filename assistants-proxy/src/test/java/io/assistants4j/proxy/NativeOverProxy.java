package io.assistants4j.proxy;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.provider.Capabilities;
import io.assistants4j.core.provider.ProviderId;
import io.assistants4j.core.value.Secret;
import io.assistants4j.wire.assistants.NativeProvider;
import io.assistants4j.wire.assistants.NativeRuntime;
import io.assistants4j.wire.dialect.Dialect;
import io.assistants4j.wire.http.HttpSettings;
import io.assistants4j.wire.http.Telemetry;
import java.net.URI;
import java.util.Map;

/** A native provider whose far side is a server of ours. */
record NativeOverProxy(URI baseAddress, Capabilities capabilities) implements Dialect {
    static final String KEY = "sk-loop-0123456789";

    /** Serves this provider, and gives one that reaches it over the wire; closing that closes all. */
    static AssistantsProvider open(AssistantsProvider provider, NativeRuntime runtime) {
        Served served = new Served(ProxyConfig.local(0), provider);
        return open(served, runtime, served::close);
    }

    /** A native provider that reaches this server over the wire. */
    static AssistantsProvider open(Served served, NativeRuntime runtime, Runnable whenClosed) {
        return NativeProvider.open(
                new NativeOverProxy(
                        served.address().resolve("/v1/"), served.provider().capabilities()),
                HttpSettings.defaults(),
                runtime,
                Telemetry.none(),
                whenClosed);
    }

    @Override
    public ProviderId id() {
        return new ProviderId("native");
    }

    @Override
    public Map<String, Secret> credentials() {
        return Map.of("Authorization", Secret.of("Bearer " + KEY));
    }
}
