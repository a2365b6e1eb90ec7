/** A fixture. */
@NullMarked
package io.assistants4j.testkit.architecture.badhouse.wire.http.internal;

import org.jspecify.annotations.NullMarked;
