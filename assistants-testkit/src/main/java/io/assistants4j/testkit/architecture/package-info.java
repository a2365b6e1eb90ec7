/**
 * The rules of the house as tests: who may depend on whom, and what a type, a method and a file may look like.
 *
 * <p>Here belongs what is checked in every module alike. Rules about one module's behaviour belong into its own tests.
 */
@NullMarked
package io.assistants4j.testkit.architecture;

import org.jspecify.annotations.NullMarked;
