/**
 * What the fake far sides share that speak APIs of model turns: the script of replies and the checks of requests.
 *
 * <p>Belongs here: what at least two of them need. Must not: the shape of any one API.
 */
@NullMarked
package io.assistants4j.testkit.internal;

import org.jspecify.annotations.NullMarked;
