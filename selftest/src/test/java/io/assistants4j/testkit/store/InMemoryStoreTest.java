package io.assistants4j.testkit.store;

import io.assistants4j.core.engine.ConversationStore;
import io.assistants4j.core.engine.InMemoryStore;

class InMemoryStoreTest implements ConversationStoreContract {
    @Override
    public ConversationStore create() {
        return new InMemoryStore();
    }
}
