package io.assistants4j.testkit.contract.verdict;

import io.assistants4j.testkit.contract.rule.Level;
import io.assistants4j.testkit.contract.rule.Rule;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * How strictly an adapter is judged.
 *
 * @param level the version of the kit whose requirements bind
 * @param strict whether deviations that are overdue fail
 * @param exclusions what nobody is asked for
 */
record Terms(KitVersion level, boolean strict, Exclusions exclusions) {
    private static final String LEVEL = "contract.level";
    private static final String STRICT = "contract.strict";

    /** Those of this kit, where nothing else is said. */
    static Terms ofKit() {
        return new Terms(KitVersion.of(KitManifest.version()), false, KitManifest.exclusions());
    }

    /**
     * Those of a run of tests: {@code contract.level} and {@code contract.strict} count.
     *
     * @throws IllegalArgumentException where the level is no version this kit knows
     */
    static Terms of(ExtensionContext context) {
        Terms usual = ofKit();
        KitVersion level = context.getConfigurationParameter(LEVEL)
                .map(text -> pinned(text, usual.level()))
                .orElse(usual.level());
        boolean strict = context.getConfigurationParameter(STRICT)
                .map(Boolean::parseBoolean)
                .orElse(usual.strict());
        return new Terms(level, strict, usual.exclusions());
    }

    private static KitVersion pinned(String text, KitVersion kit) {
        KitVersion level;
        try {
            level = KitVersion.of(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(LEVEL + ": " + e.getMessage(), e);
        }
        if (level.compareTo(kit) > 0 || level.compareTo(KitVersion.FIRST) < 0) {
            throw new IllegalArgumentException(
                    LEVEL + " is " + level + ", but this kit knows " + KitVersion.FIRST + " to " + kit);
        }
        return level;
    }

    /** Why breaking a requirement only warns; nothing where it fails. */
    Optional<String> leniency(Rule rule) {
        if (rule.level() == Level.SHOULD) {
            return Optional.of("It does not bind");
        }
        return level.bindsBy(KitVersion.of(rule.since()))
                ? Optional.empty()
                : Optional.of("It came with " + rule.since() + " and does not bind at level " + level);
    }
}
