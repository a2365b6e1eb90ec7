/**
 * Answers that are kept for a while, so that a request that comes once more is not carried out once more.
 *
 * <p>No server and no headers: callers, requests and connections are known by what stands for them.
 */
@NullMarked
package io.assistants4j.proxy.repeat;

import org.jspecify.annotations.NullMarked;
