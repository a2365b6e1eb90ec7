/**
 * What the fake far sides share: a server that is emptied after each test, the script of replies, the checks of requests.
 *
 * <p>Belongs here: what at least two of them need. Must not: the shape of any one API.
 */
@NullMarked
package io.assistants4j.testkit.internal;

import org.jspecify.annotations.NullMarked;
