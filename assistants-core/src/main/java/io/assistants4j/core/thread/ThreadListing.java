package io.assistants4j.core.thread;

import io.assistants4j.core.page.Page;
import io.assistants4j.core.page.PageRequest;

/**
 * Lists the threads of a provider, which the Assistants API itself never did. Optional: a provider that can is one of these too.
 * Blocking and thread-safe.
 */
public interface ThreadListing {
    /**
     * Lists threads by the order in which they were created. Safe to repeat.
     *
     * @throws io.assistants4j.core.error.UnsupportedCapabilityException where the far side that keeps them has no such list
     */
    Page<AssistantThread> listThreads(PageRequest page);
}
