/**
 * What became of each requirement: runs them, judges them, guards against hollow passes and writes the report.
 *
 * <p>Belongs here: all that JUnit has to be told. Must not: requirements, and anything only one of them needs.
 */
@NullMarked
package io.assistants4j.testkit.contract.verdict;

import org.jspecify.annotations.NullMarked;
