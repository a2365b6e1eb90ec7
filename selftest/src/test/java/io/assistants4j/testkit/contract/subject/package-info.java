/** Tests. */
@NullMarked
package io.assistants4j.testkit.contract.subject;

import org.jspecify.annotations.NullMarked;
