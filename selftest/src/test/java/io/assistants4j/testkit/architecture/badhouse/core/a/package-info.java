/** A fixture. */
@NullMarked
package io.assistants4j.testkit.architecture.badhouse.core.a;

import org.jspecify.annotations.NullMarked;
