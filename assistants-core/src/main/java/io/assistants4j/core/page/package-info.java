/**
 * Cursor pages: what a list call asks for and what it answers.
 *
 * <p>Belongs here: paging that is the same for every resource. Must not: how a store finds a page.
 */
@NullMarked
package io.assistants4j.core.page;

import org.jspecify.annotations.NullMarked;
