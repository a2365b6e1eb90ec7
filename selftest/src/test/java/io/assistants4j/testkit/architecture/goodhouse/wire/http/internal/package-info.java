/** A fixture. */
@NullMarked
package io.assistants4j.testkit.architecture.goodhouse.wire.http.internal;

import org.jspecify.annotations.NullMarked;
