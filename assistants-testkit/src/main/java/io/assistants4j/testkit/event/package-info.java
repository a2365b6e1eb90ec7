/**
 * What streams of events have to look like.
 *
 * <p>Belongs here: rules that clients rely on in every stream, whoever tells it. Must not: requirements of the contract, which
 * say when a stream tells what.
 */
@NullMarked
package io.assistants4j.testkit.event;

import org.jspecify.annotations.NullMarked;
