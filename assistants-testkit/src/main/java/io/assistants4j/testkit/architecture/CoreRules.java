package io.assistants4j.testkit.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What keeps core pure: an allow-list, and nothing that reaches for the world by itself. */
final class CoreRules {

    private static final List<String> PACKAGES =
            List.of("java.lang", "java.util", "java.time", "java.math", "org.jspecify");
    private static final Set<String> CLASSES = Set.of("java.net.URI");

    /** Clocks, pauses, environment and threads come in through constructors. Any overload counts. */
    private static final Map<String, Set<String>> FORBIDDEN = Map.ofEntries(
            Map.entry("java.time.Instant", Set.of("now")),
            Map.entry("java.time.LocalDate", Set.of("now")),
            Map.entry("java.time.LocalDateTime", Set.of("now")),
            Map.entry("java.time.OffsetDateTime", Set.of("now")),
            Map.entry("java.time.ZonedDateTime", Set.of("now")),
            Map.entry("java.time.Clock", Set.of("system", "systemUTC", "systemDefaultZone")),
            Map.entry(
                    "java.lang.System",
                    Set.of("currentTimeMillis", "nanoTime", "getenv", "getProperty", "getProperties")),
            Map.entry("java.util.concurrent.TimeUnit", Set.of("sleep")),
            Map.entry("java.util.Timer", Set.of("<init>")),
            Map.entry("java.util.concurrent.ThreadPoolExecutor", Set.of("<init>")),
            Map.entry("java.util.concurrent.ScheduledThreadPoolExecutor", Set.of("<init>")),
            Map.entry("java.util.concurrent.ForkJoinPool", Set.of("<init>", "commonPool")),
            Map.entry(
                    "java.util.concurrent.Executors",
                    Set.of(
                            "newCachedThreadPool",
                            "newFixedThreadPool",
                            "newScheduledThreadPool",
                            "newSingleThreadExecutor",
                            "newSingleThreadScheduledExecutor",
                            "newWorkStealingPool")),
            Map.entry("java.lang.Thread", Set.of("<init>", "sleep", "start")));

    /** The one class that makes threads, for those who put core together; nothing else in core may ask it. */
    private static final String MAKES_EXECUTORS = ".client.ThreadPerTask";

    private CoreRules() {}

    static List<HouseRule> all() {
        return List.of(
                HouseRule.perClass(
                        "core uses only itself, java.lang, java.util, java.time, java.math, java.net.URI and JSpecify",
                        (module, type) -> LayerRules.dependencies(
                                type, target -> !module.isOfThisModule(target) && !allowed(target))),
                HouseRule.perClass(
                        "core reads no clock and no environment, and neither sleeps nor starts threads",
                        CoreRules::forbiddenCalls));
    }

    private static boolean allowed(JavaClass target) {
        var element = target.getBaseComponentType();
        return element.isPrimitive()
                || CLASSES.contains(element.getName())
                || PACKAGES.stream().anyMatch(root -> HouseModule.isBelow(root, element));
    }

    private static Stream<String> forbiddenCalls(HouseModule module, JavaClass type) {
        var makesExecutors = module.root() + MAKES_EXECUTORS;
        return type.getName().equals(makesExecutors)
                ? Stream.of()
                : type.getCodeUnitAccessesFromSelf().stream()
                        .filter(access -> isForbidden(access)
                                || access.getTargetOwner().getName().equals(makesExecutors))
                        .map(JavaCodeUnitAccess::getDescription);
    }

    private static boolean isForbidden(JavaCodeUnitAccess<?> access) {
        return FORBIDDEN
                .getOrDefault(access.getTargetOwner().getName(), Set.of())
                .contains(access.getName());
    }
}
