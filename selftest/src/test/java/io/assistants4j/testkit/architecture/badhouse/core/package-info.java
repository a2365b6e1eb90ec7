/** A fixture. */
@NullMarked
package io.assistants4j.testkit.architecture.badhouse.core;

import org.jspecify.annotations.NullMarked;
