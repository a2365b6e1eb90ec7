package io.assistants4j.testkit.contract.rule;

import java.lang.reflect.Method;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGenerator;

/** Shows a requirement as its id and its rule. */
public final class Sentences extends DisplayNameGenerator.Standard {
    /** For JUnit. */
    public Sentences() {}

    @Override
    public String generateDisplayNameForMethod(List<Class<?>> enclosing, Class<?> testClass, Method method) {
        return Rule.states(method)
                ? Rule.of(method).id() + " " + Rule.of(method).sentence()
                : Rule.sentence(method.getName());
    }
}
