/** The programs of the documentation, run as tests. Nothing that a reader of the documentation need not see. */
@NullMarked
package io.assistants4j.examples;

import org.jspecify.annotations.NullMarked;
