package io.assistants4j.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.assistants4j.core.engine.ConversationStore;
import io.assistants4j.core.engine.StoreConflict;
import io.assistants4j.core.engine.StoreWrite;
import java.util.List;

/** How a contract gets at the store it is about. */
interface StoreUnderTest {
    /** An empty store; whoever makes it closes it after the test. */
    ConversationStore create();

    /** Writes all of these together. */
    static void commit(ConversationStore store, StoreWrite... writes) {
        store.commit(List.of(writes));
    }

    /** Checks that these are refused together, for this reason. */
    static void refused(StoreConflict.Kind kind, ConversationStore store, StoreWrite... writes) {
        assertThatExceptionOfType(StoreConflict.class)
                .isThrownBy(() -> commit(store, writes))
                .satisfies(conflict -> assertThat(conflict.kind()).isEqualTo(kind));
    }
}
