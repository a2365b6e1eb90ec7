package io.assistants4j.testkit.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Who may know whom. */
final class LayerRules {

    private static final List<String> EVERYTHING_THAT_SHIPS =
            List.of("core", "tokens", "wire", "openai", "azure", "astra", "local", "store.jdbc", "proxy");

    /** What each module may use of the house besides itself. Adapters never know each other. */
    private static final Map<String, List<String>> MAY_USE = Map.ofEntries(
            entry("core", List.of()),
            entry("tokens", List.of("core")),
            entry("wire", List.of("core")),
            entry("testkit", List.of("core")),
            entry("openai", List.of("core", "wire")),
            entry("azure", List.of("core", "wire")),
            entry("astra", List.of("core", "wire")),
            entry("local", List.of("core", "tokens")),
            entry("store.jdbc", List.of("core", "wire.json")),
            entry("proxy", EVERYTHING_THAT_SHIPS),
            entry("examples", EVERYTHING_THAT_SHIPS),
            entry("benchmarks", EVERYTHING_THAT_SHIPS));

    private LayerRules() {}

    static boolean knows(String module) {
        return MAY_USE.containsKey(module);
    }

    static List<HouseRule> all() {
        return List.of(
                HouseRule.perClass(
                        "a module uses only the modules below it, and adapters never know each other",
                        (module, type) ->
                                dependencies(type, target -> module.isOfTheHouse(target) && !mayUse(module, target))),
                HouseRule.perClass(
                        "packages named internal are closed to other modules",
                        (module, type) -> dependencies(
                                type,
                                target -> module.isOfTheHouse(target)
                                        && !module.isOfThisModule(target)
                                        && isInternal(target.getPackageName()))),
                new HouseRule("packages do not depend on each other in circles", LayerRules::circles));
    }

    private static Stream<String> circles(HouseModule module) {
        var rule = slices().assignedFrom(new Packages(module))
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true);
        return ArchConfiguration.withThreadLocalScope((Function<ArchConfiguration, Stream<String>>) configuration -> {
            // Enough to see what to cut; the default fills screens.
            configuration.setProperty("cycles.maxNumberToDetect", "5");
            configuration.setProperty("cycles.maxNumberOfDependenciesPerEdge", "2");
            return rule.evaluate(module.classes()).getFailureReport().getDetails().stream();
        });
    }

    private static boolean mayUse(HouseModule module, JavaClass target) {
        return module.isOfThisModule(target)
                || MAY_USE.getOrDefault(module.name(), List.of()).stream()
                        .anyMatch(allowed -> HouseModule.isBelow(module.house() + "." + allowed, target));
    }

    static boolean isInternal(String packageName) {
        return List.of(packageName.split("\\.", -1)).contains("internal");
    }

    static Stream<String> dependencies(JavaClass type, Predicate<JavaClass> forbidden) {
        return type.getDirectDependenciesFromSelf().stream()
                .filter(dependency -> forbidden.test(dependency.getTargetClass()))
                .map(Dependency::getDescription);
    }

    /**
     * Every package is a slice of its own. What is internal counts as part of the package it serves, but what is internal
     * to the whole module serves every package of it.
     */
    private record Packages(HouseModule module) implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            if (!module.isOfThisModule(type)) {
                return SliceIdentifier.ignore();
            }
            var served = type.getPackageName().replaceFirst("\\.internal(\\..*)?$", "");
            return SliceIdentifier.of(served.equals(module.root()) ? type.getPackageName() : served);
        }

        @Override
        public String getDescription() {
            return "packages";
        }
    }
}
