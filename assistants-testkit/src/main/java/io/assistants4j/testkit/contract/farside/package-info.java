/**
 * The fake far sides of this kit as the models of the contract.
 *
 * <p>Belongs here: turning what a model does into what its wire says. Must not: adapters, requirements.
 */
@NullMarked
package io.assistants4j.testkit.contract.farside;

import org.jspecify.annotations.NullMarked;
