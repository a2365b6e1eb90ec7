/**
 * Threads and the messages in them.
 *
 * <p>Belongs here: the ports {@link io.assistants4j.core.thread.Threads}, {@link io.assistants4j.core.thread.Messages}
 * and the optional {@link io.assistants4j.core.thread.ThreadListing}, and their values. Must not: how a run answers a thread.
 */
@NullMarked
package io.assistants4j.core.thread;

import org.jspecify.annotations.NullMarked;
