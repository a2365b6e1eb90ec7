/** Pages, and walking over them. */
@NullMarked
package io.assistants4j.testkit.page;

import org.jspecify.annotations.NullMarked;
