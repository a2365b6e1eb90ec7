/** What core does for callers of providers. */
@NullMarked
package io.assistants4j.testkit.client;

import org.jspecify.annotations.NullMarked;
