/** A fixture. */
@NullMarked
package io.assistants4j.testkit.architecture.goodhouse.core.value;

import org.jspecify.annotations.NullMarked;
