/**
 * The provider under test: what an adapter's test supplies, and how a requirement gets at it.
 *
 * <p>Belongs here: the world a contract lives in, the script of a far side's model in words of no adapter. Must not: what is
 * required.
 */
@NullMarked
package io.assistants4j.testkit.contract.subject;

import org.jspecify.annotations.NullMarked;
