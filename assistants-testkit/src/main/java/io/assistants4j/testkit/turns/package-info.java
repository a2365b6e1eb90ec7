/**
 * A model that does what a test tells it.
 *
 * <p>Belongs here: scripts of turns for engines under test. Must not: any wire.
 */
@NullMarked
package io.assistants4j.testkit.turns;

import org.jspecify.annotations.NullMarked;
