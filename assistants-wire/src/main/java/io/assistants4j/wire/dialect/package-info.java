/**
 * What tells one far side from another: address, credentials, names and quirks. A provider module supplies a {@link
 * io.assistants4j.wire.dialect.Dialect}; everything else in this module works on it and knows no vendor.
 *
 * <p>Belongs here: facts about a far side and how its error bodies read. Must not: connections, retries, domain decisions.
 */
@NullMarked
package io.assistants4j.wire.dialect;

import org.jspecify.annotations.NullMarked;
