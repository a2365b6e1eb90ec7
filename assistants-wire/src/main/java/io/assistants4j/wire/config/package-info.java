/**
 * What the configurations of providers have in common: reading the environment, and saying all that is wrong at once.
 *
 * <p>Belongs here: checks that at least two providers make. Must not: the variables or the fields of any one of them.
 */
@NullMarked
package io.assistants4j.wire.config;

import org.jspecify.annotations.NullMarked;
