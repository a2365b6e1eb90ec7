/**
 * What differs where a fake far side is Azure's: its door, its refusals, and where Entra's tokens come from.
 *
 * <p>Belongs here: addresses, credentials and the shape of errors. Must not: the APIs themselves, whose fakes serve behind the
 * door.
 */
@NullMarked
package io.assistants4j.testkit.azure;

import org.jspecify.annotations.NullMarked;
