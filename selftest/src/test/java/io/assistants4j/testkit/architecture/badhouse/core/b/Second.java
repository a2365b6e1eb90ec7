package io.assistants4j.testkit.architecture.badhouse.core.b;

import io.assistants4j.testkit.architecture.badhouse.core.a.First;

/** The other half. */
public interface Second {
    First first();
}
