/**
 * The command line: assembly of a server from its options, and a first conversation with it.
 *
 * <p>Options, printing and exit codes. No HTTP serving and no run logic.
 */
@NullMarked
package io.assistants4j.proxy.cli;

import org.jspecify.annotations.NullMarked;
