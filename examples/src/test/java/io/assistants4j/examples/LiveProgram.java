package io.assistants4j.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.api.Tag;

/**
 * The program with a vendor's own service, which costs money: {@code mvn -Plive -pl examples -am test} runs it, and nothing else.
 * Without credentials in the environment it is skipped, and says what was missing.
 */
@Tag("live")
abstract class LiveProgram extends AssistantsProgram {
    /** A variable of the environment without which nobody can be asked. */
    static String needed(String variable) {
        String value = System.getenv(variable);
        assumeThat(value).as("%s, without which nobody is asked", variable).isNotBlank();
        return value;
    }

    /** A variable of the environment, or this where it is not set. */
    static String given(String variable, String otherwise) {
        String value = System.getenv(variable);
        return value == null || value.isBlank() ? otherwise : value;
    }

    @Override
    final void willSay(String answer) {
        // A real model says what it likes.
    }

    @Override
    final void check(String answer, String expected) {
        assertThat(answer).isNotBlank();
    }
}
