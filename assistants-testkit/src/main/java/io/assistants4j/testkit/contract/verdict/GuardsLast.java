package io.assistants4j.testkit.contract.verdict;

import io.assistants4j.testkit.contract.rule.Rule;
import java.util.Comparator;
import org.junit.jupiter.api.MethodDescriptor;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.MethodOrdererContext;

/** Requirements by their ids, then all else, then the guards. */
public final class GuardsLast implements MethodOrderer {
    /** For JUnit. */
    public GuardsLast() {}

    @Override
    public void orderMethods(MethodOrdererContext context) {
        context.getMethodDescriptors().sort(Comparator.comparing(GuardsLast::key));
    }

    private static String key(MethodDescriptor method) {
        if (Rule.states(method.getMethod())) {
            return "1 " + Rule.of(method.getMethod()).id();
        }
        boolean guard = method.getMethod().getParameterCount() == 1
                && method.getMethod().getParameterTypes()[0] == Guard.class;
        return (guard ? "3 " : "2 ") + method.getMethod().getName();
    }
}
