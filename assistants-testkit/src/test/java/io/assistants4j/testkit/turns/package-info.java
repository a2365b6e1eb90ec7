/** Tests. */
@NullMarked
package io.assistants4j.testkit.turns;

import org.jspecify.annotations.NullMarked;
