/** A fixture. */
@NullMarked
package io.assistants4j.testkit.architecture.badhouse.wire.http;

import org.jspecify.annotations.NullMarked;
