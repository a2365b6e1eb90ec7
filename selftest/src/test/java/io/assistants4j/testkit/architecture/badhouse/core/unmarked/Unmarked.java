package io.assistants4j.testkit.architecture.badhouse.core.unmarked;

/** Its package says nothing about null, nor anything else. */
public final class Unmarked {}
