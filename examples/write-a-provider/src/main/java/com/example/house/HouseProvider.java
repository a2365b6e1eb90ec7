package com.example.house;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.value.Secret;
import io.assistants4j.wire.assistants.NativeProvider;
import io.assistants4j.wire.assistants.NativeRuntime;
import io.assistants4j.wire.http.HttpSettings;
import io.assistants4j.wire.http.Telemetry;
import java.net.URI;

/** Makes providers that pass everything on to the server of this house. */
public final class HouseProvider {
    private HouseProvider() {}

    // region native
    /** A provider over the server at this address, which ends in a slash; the token is sent to nobody else. */
    public static AssistantsProvider open(URI address, Secret token) {
        return open(address, token, NativeRuntime.system("house"));
    }

    static AssistantsProvider open(URI address, Secret token, NativeRuntime world) {
        HouseDialect dialect = new HouseDialect(address, token);
        return NativeProvider.open(dialect, HttpSettings.defaults(), world, Telemetry.none(), () -> {});
    }
    // endregion
}
