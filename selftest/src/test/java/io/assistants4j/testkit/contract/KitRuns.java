package io.assistants4j.testkit.contract;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.assistants4j.testkit.contract.rule.Rule;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/** Runs tests of adapters inside a test. */
final class KitRuns {
    private KitRuns() {}

    static EngineExecutionResults of(Class<?> test, Map<String, String> parameters) {
        return EngineTestKit.engine("junit-jupiter")
                .configurationParameter("contract.report", "none")
                .configurationParameter("contract.console", "none")
                .configurationParameters(parameters)
                .selectors(selectClass(test))
                .execute();
    }

    static EngineExecutionResults of(Class<?> test) {
        return of(test, Map.of());
    }

    /** The names of the tests behind these events; requirements by their ids. */
    static Stream<String> names(Events events) {
        return events.stream().map(KitRuns::name);
    }

    private static String name(Event event) {
        MethodSource source =
                (MethodSource) event.getTestDescriptor().getSource().orElseThrow();
        return Rule.states(source.getJavaMethod())
                ? Rule.of(source.getJavaMethod()).id()
                : source.getMethodName();
    }
}
