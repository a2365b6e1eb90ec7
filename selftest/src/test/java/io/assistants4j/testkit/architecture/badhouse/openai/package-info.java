/** A fixture. */
@NullMarked
package io.assistants4j.testkit.architecture.badhouse.openai;

import org.jspecify.annotations.NullMarked;
