package io.assistants4j.testkit.contract.rule;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says on an adapter's test that the adapter is known to break one requirement. The requirement is still run and has to fail;
 * as soon as it passes, the test fails until this annotation is gone.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(KnownDeviations.class)
public @interface KnownDeviation {
    /** The id of the requirement. */
    String requirement();

    /** Where the deviation is written about. */
    String issue();

    /**
     * The month until which it is accepted, such as {@code 2027-03}. Later the report says it is overdue, and with {@code
     * -Dcontract.strict=true} the test fails.
     */
    String until();
}
