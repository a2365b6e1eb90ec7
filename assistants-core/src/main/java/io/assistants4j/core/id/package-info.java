/**
 * Identifiers, one record per kind, so that no call can be made with two of them in the wrong order.
 *
 * <p>Belongs here: one-component records and {@link io.assistants4j.core.id.IdSource}. Must not: objects that carry more than
 * their own name. They stand apart from their objects because messages and runs name each other.
 */
@NullMarked
package io.assistants4j.core.id;

import org.jspecify.annotations.NullMarked;
