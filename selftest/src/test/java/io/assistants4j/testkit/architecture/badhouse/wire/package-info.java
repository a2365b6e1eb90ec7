/** A fixture. */
@NullMarked
package io.assistants4j.testkit.architecture.badhouse.wire;

import org.jspecify.annotations.NullMarked;
