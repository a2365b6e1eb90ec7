package io.assistants4j.testkit.contract.rule;

import io.assistants4j.core.provider.Capability;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;

/** A test that states one rule of the contract; the rule in words is the name of its method. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Test
public @interface Requirement {
    /** Letters of the area and three digits; never used again for another rule. */
    String id();

    /** How much it binds. */
    Level level() default Level.MUST;

    /** The version of the kit it came with, as major and minor number; from the next minor one on it binds. */
    String since() default "0.1";

    /** What a provider must be able to do for the rule to bind it; all of these. */
    Capability[] capability() default {};

    /** Turns the rule round: it binds a provider that declines one of the capabilities. */
    boolean whenDeclined() default false;

    /** Where to look when it is broken. */
    String hint() default "";
}
