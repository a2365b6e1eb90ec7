/** Tests. */
@NullMarked
package io.assistants4j.testkit.contract.verdict;

import org.jspecify.annotations.NullMarked;
