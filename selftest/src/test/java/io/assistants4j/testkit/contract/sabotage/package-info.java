/** Tests. */
@NullMarked
package io.assistants4j.testkit.contract.sabotage;

import org.jspecify.annotations.NullMarked;
