/**
 * What a requirement is: its annotation, its entry in the list of this kit, its known exceptions.
 *
 * <p>Belongs here: what can be told about a requirement without running it. Must not: requirements themselves, verdicts.
 */
@NullMarked
package io.assistants4j.testkit.contract.rule;

import org.jspecify.annotations.NullMarked;
