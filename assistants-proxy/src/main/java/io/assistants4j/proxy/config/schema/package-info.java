/**
 * What a section of the configuration file may hold, said once: reading, checking, suggestions and the reference page all go
 * by the same descriptions.
 *
 * <p>Here belongs what is true of any section. Nothing here knows a key of ours, or starts anything.
 */
@NullMarked
package io.assistants4j.proxy.config.schema;

import org.jspecify.annotations.NullMarked;
