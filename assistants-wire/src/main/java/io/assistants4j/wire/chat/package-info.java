/**
 * A model's turns over the Chat Completions API, as OpenAI and the many servers after it speak it: {@link
 * io.assistants4j.wire.chat.ChatTurns} writes a turn as a request and reads the chunks of the answer as they come.
 *
 * <p>Belongs here: the shapes of that API and the oddities of its servers. Must not: what becomes of a run (that is core's
 * engine), retries, credentials.
 */
@NullMarked
package io.assistants4j.wire.chat;

import org.jspecify.annotations.NullMarked;
