/**
 * The protocols on HTTP: what core says, in JSON, over a client that is careful about time and repetition.
 *
 * <p>Here belong codecs and transports that more than one provider uses. No vendor names, no domain decisions.
 */
@NullMarked
package io.assistants4j.wire;

import org.jspecify.annotations.NullMarked;
