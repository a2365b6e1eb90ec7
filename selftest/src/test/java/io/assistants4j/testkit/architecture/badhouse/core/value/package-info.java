/** A fixture. */
@NullMarked
package io.assistants4j.testkit.architecture.badhouse.core.value;

import org.jspecify.annotations.NullMarked;
