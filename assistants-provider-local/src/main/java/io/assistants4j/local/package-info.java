/**
 * The embedded provider: answers on this machine, without an account and without a network.
 *
 * <p>Here belongs the extractive model and how it is wired to the run engine. No HTTP, no vendor.
 */
@NullMarked
package io.assistants4j.local;

import org.jspecify.annotations.NullMarked;
