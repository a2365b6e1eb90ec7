package io.assistants4j.testkit.contract.rule;

import io.assistants4j.core.provider.Capability;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A requirement as it stands in a class.
 *
 * @param id its id
 * @param level how much it binds
 * @param since the version of the kit it came with
 * @param area the simple name of the contract it stands in
 * @param test the name of its method
 * @param capabilities what a provider must be able to do for it to bind; turned round by {@code whenDeclined}
 * @param whenDeclined whether it binds those that decline instead
 * @param hint where to look when it is broken, or nothing
 */
public record Rule(
        String id,
        Level level,
        String since,
        String area,
        String test,
        List<Capability> capabilities,
        boolean whenDeclined,
        String hint) {
    /** The requirement this method states, as it is annotated. */
    public static Rule of(Method method) {
        Requirement found = method.getAnnotation(Requirement.class);
        if (found == null) {
            throw new IllegalArgumentException(method + " states no requirement");
        }
        return new Rule(
                found.id(),
                found.level(),
                found.since(),
                method.getDeclaringClass().getSimpleName(),
                method.getName(),
                List.of(found.capability()),
                found.whenDeclined(),
                found.hint());
    }

    /** Whether this method states a requirement. */
    public static boolean states(Method method) {
        return method.isAnnotationPresent(Requirement.class);
    }

    /** The requirements a class takes over from the kit, ordered by id. */
    public static List<Rule> allOf(Class<?> contract) {
        return Arrays.stream(contract.getMethods())
                .filter(Rule::states)
                .map(Rule::of)
                .sorted(Comparator.comparing(Rule::id))
                .toList();
    }

    /** The rule in words. */
    public String sentence() {
        return sentence(test);
    }

    /** A method's name as a sentence. */
    public static String sentence(String method) {
        String words = method.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ")
                .toLowerCase(Locale.ROOT);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
    }

    /** The id, the level and the rule in words. */
    @Override
    public String toString() {
        return id + " (" + level + "): " + sentence();
    }
}
