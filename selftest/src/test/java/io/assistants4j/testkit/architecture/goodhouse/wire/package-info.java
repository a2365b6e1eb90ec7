/** A fixture. */
@NullMarked
package io.assistants4j.testkit.architecture.goodhouse.wire;

import org.jspecify.annotations.NullMarked;
