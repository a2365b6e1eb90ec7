/**
 * What every API that gives a model's turns needs on the wire, whatever its events look like: the life of a stream, the
 * members a far side may refuse, the tools and formats of a request, the names of failures.
 *
 * <p>Belongs here: what at least two of these APIs share. Must not: the shape of any one of them.
 */
@NullMarked
package io.assistants4j.wire.internal.turns;

import org.jspecify.annotations.NullMarked;
