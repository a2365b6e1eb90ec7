/**
 * What an adapter is tested with: contracts, fake far sides and the rules of the house.
 *
 * <p>Here belongs only what tests use. No production code may depend on this module.
 */
@NullMarked
package io.assistants4j.testkit;

import org.jspecify.annotations.NullMarked;
