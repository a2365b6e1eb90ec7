/** A fixture. */
@NullMarked
package io.assistants4j.testkit.architecture.badhouse.core.client;

import org.jspecify.annotations.NullMarked;
