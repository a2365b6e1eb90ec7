package io.assistants4j.testkit.architecture.badhouse.wire.http;

/** Is in the way of those who should not know it. */
public final class Transport {}
