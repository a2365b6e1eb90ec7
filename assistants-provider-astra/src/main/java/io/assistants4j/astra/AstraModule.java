package io.assistants4j.astra;

import io.assistants4j.wire.assistants.NativeRuntime;
import io.assistants4j.wire.http.Telemetry;
import io.assistants4j.wire.provider.ProviderModule;

/** Binds the provider for an Astra Assistants server as a singleton under {@link Astra}. */
public final class AstraModule extends ProviderModule {
    /** The provider on this machine, unmeasured. */
    public AstraModule(AstraConfig config) {
        super(AstraProvider.ID, Astra.class, () -> AstraProvider.create(config));
    }

    /**
     * The provider in this world, measured.
     *
     * @param runtime its executor is shut down with the provider
     * @param telemetry where calls and tokens are measured
     */
    public AstraModule(AstraConfig config, NativeRuntime runtime, Telemetry telemetry) {
        super(AstraProvider.ID, Astra.class, () -> AstraProvider.create(config, runtime, telemetry));
    }
}
