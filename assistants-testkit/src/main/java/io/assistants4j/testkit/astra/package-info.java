/**
 * A fake of the Astra Assistants server: {@link io.assistants4j.testkit.astra.FakeAstraServer}. What it does differently from the
 * service it stands for, and gets wrong, was observed on the real one and is part of it: a number in brackets, such as (4.2), is
 * the section of {@code docs/astra-server.md} that says so.
 *
 * <p>Belongs here: that server's own JSON, written by hand. Must not: anything another fake does, and mercy.
 */
@NullMarked
package io.assistants4j.testkit.astra;

import org.jspecify.annotations.NullMarked;
