/** A fixture. */
@NullMarked
package io.assistants4j.testkit.architecture.goodhouse.core.run;

import org.jspecify.annotations.NullMarked;
