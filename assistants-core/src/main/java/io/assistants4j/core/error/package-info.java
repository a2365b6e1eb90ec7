/**
 * Every way in which a call can fail, as one sealed tree of unchecked exceptions.
 *
 * <p>Belongs here: failures of calls. Must not: the bad end of a run, which is a state of the run and is found in {@code
 * core.run}.
 */
@NullMarked
package io.assistants4j.core.error;

import org.jspecify.annotations.NullMarked;
