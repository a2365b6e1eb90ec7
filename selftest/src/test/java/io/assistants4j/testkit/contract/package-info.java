/** Tests. */
@NullMarked
package io.assistants4j.testkit.contract;

import org.jspecify.annotations.NullMarked;
