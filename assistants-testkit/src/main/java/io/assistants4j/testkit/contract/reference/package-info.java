/**
 * A provider that keeps the whole contract: the engine over a store in memory and a scripted model.
 *
 * <p>Belongs here: the proof that the contract can be kept, and what others script their engines with. Must not: shortcuts no
 * real provider has.
 */
@NullMarked
package io.assistants4j.testkit.contract.reference;

import org.jspecify.annotations.NullMarked;
