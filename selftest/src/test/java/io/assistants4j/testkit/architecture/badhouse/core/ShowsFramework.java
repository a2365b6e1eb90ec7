package io.assistants4j.testkit.architecture.badhouse.core;

import retrofit2.Call;

/** Has a framework's type in an array in a signature. */
public interface ShowsFramework {
    Call[] calls();
}
