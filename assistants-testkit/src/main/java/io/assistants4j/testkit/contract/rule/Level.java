package io.assistants4j.testkit.contract.rule;

/** How much a requirement binds. */
public enum Level {
    /** An adapter that breaks it is wrong; one that is new in this version of the kit only warns until the next minor one. */
    MUST,
    /** An adapter that breaks it is warned: its test is aborted and the report says so. */
    SHOULD
}
