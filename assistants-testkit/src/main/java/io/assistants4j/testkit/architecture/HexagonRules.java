package io.assistants4j.testkit.architecture;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * The rules of the house, one test each, over the main classes and sources of one module.
 *
 * <pre>{@code
 * class ArchitectureTest {
 *     @TestFactory
 *     Stream<DynamicTest> rulesOfTheHouse() {
 *         return HexagonRules.forModule("io.assistants4j.wire").tests();
 *     }
 * }
 * }</pre>
 */
public final class HexagonRules {

    private final HouseModule module;

    HexagonRules(HouseModule module) {
        this.module = module;
    }

    /**
     * Reads the main classes below a module's root package from the class path, tests left out.
     *
     * @throws IllegalArgumentException if the package is not the root of a module the rules know, or holds no class:
     *     rules over nothing would always pass
     */
    public static HexagonRules forModule(String rootPackage) {
        return new HexagonRules(HouseModule.onClassPath(rootPackage));
    }

    /** One test for each rule that concerns this module, named by what the rule says. */
    public Stream<DynamicTest> tests() {
        return rules().stream().map(rule -> DynamicTest.dynamicTest(rule.says(), () -> rule.check(module)));
    }

    private List<HouseRule> rules() {
        return Stream.of(
                        LayerRules.all(),
                        module.isCore() ? CoreRules.all() : List.<HouseRule>of(),
                        module.isProvider() ? PublicFaceRules.all() : List.<HouseRule>of(),
                        ShapeRules.all(),
                        ValueRules.all(),
                        SourceRules.all())
                .flatMap(List::stream)
                .toList();
    }
}
