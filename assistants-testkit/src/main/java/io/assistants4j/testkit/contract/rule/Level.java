package io.assistants4j.testkit.contract.rule;

/** How much a requirement binds. */
public enum Level {
    /** An adapter that breaks it is wrong. */
    MUST,
    /** An adapter that breaks it is warned: its test is aborted and the report says so. */
    SHOULD
}
