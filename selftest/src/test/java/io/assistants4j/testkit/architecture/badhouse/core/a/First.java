package io.assistants4j.testkit.architecture.badhouse.core.a;

import io.assistants4j.testkit.architecture.badhouse.core.b.Second;

/** Half of a circle. */
public record First(Second second) {}
