package io.assistants4j.testkit.contract.subject;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call of a port, or several of the same method in a row: who waits asks again and again, and only the last answer tells something.
 *
 * @param port the simple name of the port, such as {@code Runs}
 * @param method the name of its method
 * @param arguments what it was called with at last
 * @param outcome what it answered at last, or the exception it threw; null where it answers nothing
 * @param times how often it was called in a row
 */
public record PortCall(
        String port,
        String method,
        List<Object> arguments,
        @Nullable Object outcome,
        int times) {
    private static final int EXCERPT = 160;

    public PortCall {
        arguments = List.copyOf(arguments);
    }

    /** Port and method, such as {@code Runs.create}. */
    public String name() {
        return port + "." + method;
    }

    /** The same calls and one more of the same method. */
    PortCall and(PortCall next) {
        return new PortCall(port, method, next.arguments, next.outcome, times + next.times);
    }

    /** The call in one line, long values cut. */
    @Override
    public String toString() {
        String given =
                String.join(", ", arguments.stream().map(PortCall::excerpt).toList());
        String often = times > 1 ? times + " times " : "";
        return often + name() + "(" + given + ")" + (outcome == null ? "" : " -> " + excerpt(outcome));
    }

    private static String excerpt(Object value) {
        String line = value.toString().replaceAll("\\R+", " ");
        return line.length() <= EXCERPT ? line : line.substring(0, EXCERPT) + " ...";
    }
}
