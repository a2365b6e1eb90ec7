/**
 * What a provider can choose about the turns of a model, whichever API they are asked over.
 *
 * <p>Belongs here: choices that at least two of these APIs know. Must not: requests and answers.
 */
@NullMarked
package io.assistants4j.wire.turns;

import org.jspecify.annotations.NullMarked;
