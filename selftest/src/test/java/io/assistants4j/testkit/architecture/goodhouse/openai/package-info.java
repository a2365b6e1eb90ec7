/** A fixture. */
@NullMarked
package io.assistants4j.testkit.architecture.goodhouse.openai;

import org.jspecify.annotations.NullMarked;
