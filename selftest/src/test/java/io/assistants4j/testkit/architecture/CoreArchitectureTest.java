package io.assistants4j.testkit.architecture;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Core cannot depend on the testkit, not even in its tests, so its rules run here. */
class CoreArchitectureTest {

    @TestFactory
    Stream<DynamicTest> rulesOfTheHouse() {
        return HexagonRules.forModule("io.assistants4j.core").tests();
    }
}
