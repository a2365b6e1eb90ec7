/** A fixture. */
@NullMarked
package io.assistants4j.testkit.architecture.goodhouse.core;

import org.jspecify.annotations.NullMarked;
