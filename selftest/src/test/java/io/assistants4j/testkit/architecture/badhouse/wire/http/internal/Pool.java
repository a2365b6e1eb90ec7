package io.assistants4j.testkit.architecture.badhouse.wire.http.internal;

/** Closed to other modules. */
public final class Pool {}
