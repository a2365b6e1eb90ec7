package io.assistants4j.testkit.architecture.badhouse.core.a;

/** Hides the JDK's. */
@SuppressWarnings("JavaLangClash") // the rule under test is about this very name
public final class Thread {}
