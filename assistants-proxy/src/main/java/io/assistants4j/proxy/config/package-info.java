/**
 * What the server is told from outside: the configuration file, the environment and their defaults.
 *
 * <p>Only reading and checking. Nothing here starts anything.
 */
@NullMarked
package io.assistants4j.proxy.config;

import org.jspecify.annotations.NullMarked;
