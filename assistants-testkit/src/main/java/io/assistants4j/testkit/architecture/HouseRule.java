package io.assistants4j.testkit.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.function.Function;
import java.util.stream.Stream;

/** One rule: the sentence it is known by, and what in a module breaks it. */
record HouseRule(String says, Function<HouseModule, Stream<String>> violations) {

    /** A rule that looks at one class at a time and names what is wrong with it. */
    static HouseRule perClass(String says, PerClass violations) {
        return new HouseRule(says, module -> module.classes().stream().flatMap(type -> violations.of(module, type)));
    }

    void check(HouseModule module) {
        var broken = violations.apply(module).distinct().sorted().toList();
        if (!broken.isEmpty()) {
            throw new AssertionError(
                    "%s: %s%n  %s".formatted(module.root(), says, String.join(System.lineSeparator() + "  ", broken)));
        }
    }

    interface PerClass {
        Stream<String> of(HouseModule module, JavaClass type);
    }
}
