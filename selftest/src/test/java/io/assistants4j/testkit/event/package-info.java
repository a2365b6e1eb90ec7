/** Streams of core under the rules they promise to keep. */
@NullMarked
package io.assistants4j.testkit.event;

import org.jspecify.annotations.NullMarked;
