/** A fixture. */
@NullMarked
package io.assistants4j.testkit.architecture.badhouse.core.b;

import org.jspecify.annotations.NullMarked;
