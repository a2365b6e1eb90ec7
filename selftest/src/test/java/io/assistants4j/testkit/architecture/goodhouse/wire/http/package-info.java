/** A fixture. */
@NullMarked
package io.assistants4j.testkit.architecture.goodhouse.wire.http;

import org.jspecify.annotations.NullMarked;
