/** A fixture. */
@NullMarked
package io.assistants4j.testkit.architecture.badhouse.local;

import org.jspecify.annotations.NullMarked;
