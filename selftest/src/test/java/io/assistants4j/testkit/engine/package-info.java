/** The engine of core under test, with a scripted model and a store in memory. */
@NullMarked
package io.assistants4j.testkit.engine;

import org.jspecify.annotations.NullMarked;
