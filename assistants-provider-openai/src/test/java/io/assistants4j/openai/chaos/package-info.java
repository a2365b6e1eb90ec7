/**
 * The provider under many faults at once.
 *
 * <p>Here belong plans of what callers and the model do, what goes wrong meanwhile, and what must be true whatever does; all
 * of it follows from one seed. What must not: tests of one fault, which stand beside what they test.
 */
@NullMarked
package io.assistants4j.openai.chaos;

import org.jspecify.annotations.NullMarked;
