package io.assistants4j.testkit.store;

import io.assistants4j.core.engine.ConversationStore;

/**
 * What every {@link ConversationStore} does; the test class of a store implements this, and its parts are run as its tests.
 */
public interface ConversationStoreContract extends StoreWriteContract, StorePageContract, StoreRunContract {}
