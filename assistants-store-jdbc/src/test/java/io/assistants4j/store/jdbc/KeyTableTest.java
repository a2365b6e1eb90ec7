package io.assistants4j.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyTableTest {
    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00.123Z");

    @TempDir
    private Path directory;

    @Test
    void aKeyIsFoundByItsHashWithAllThatItMay() {
        StoredKey green = new StoredKey(
                "key_1",
                "green",
                "acme",
                "aa",
                Set.of("a", "b"),
                Set.of("gpt-5.1"),
                new KeyBounds(60, 3, 5_000_000_000L, 7L),
                NOW,
                NOW.plusMillis(1),
                null);
        StoredKey blue = key("key_2", "blue", "bb");
        try (SqliteStore store = open()) {
            store.keys().add(green);
            store.keys().add(blue);
        }
        try (SqliteStore store = open()) {
            assertThat(store.keys().find("aa")).contains(green);
            assertThat(store.keys().find("bb")).contains(blue);
            assertThat(store.keys().find("a")).isEmpty();
            assertThat(store.keys().list()).containsExactly(green, blue);
        }
    }

    @Test
    void aRevokedKeyStaysInTheListAndItsNameIsFreeAgain() {
        try (SqliteStore store = open()) {
            store.keys().add(key("key_1", "green", "aa"));
            store.keys().revoke("green", NOW);
            store.keys().add(key("key_2", "green", "bb"));
            store.keys().revoke("key_2", NOW);

            assertThat(store.keys().list())
                    .extracting(StoredKey::id, StoredKey::revokedAt)
                    .containsExactly(tuple("key_1", NOW), tuple("key_2", NOW));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> store.keys().revoke("green", NOW))
                    .withMessage("there is no key 'green' in force");
        }
    }

    @Test
    void twoKeysInForceDoNotShareAName() {
        try (SqliteStore store = open()) {
            store.keys().add(key("key_1", "green", "aa"));

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> store.keys().add(key("key_2", "green", "bb")))
                    .withMessage("there is a key 'green' already; revoke it first");
            assertThat(store.keys().list()).hasSize(1);
        }
    }

    @Test
    void whoeverHasTheFileOpenSeesWhatAnotherChanges() {
        try (SqliteStore server = open();
                SqliteStore command = open()) {
            command.keys().add(key("key_1", "green", "aa"));
            assertThat(server.keys().find("aa")).isPresent();

            command.keys().revoke("green", NOW);
            assertThat(server.keys().find("aa").orElseThrow().revokedAt()).isEqualTo(NOW);
        }
    }

    private SqliteStore open() {
        return SqliteStore.open(directory.resolve("store.db"));
    }

    private static StoredKey key(String id, String name, String hash) {
        return new StoredKey(id, name, "acme", hash, Set.of(), Set.of(), NOW, null, null);
    }
}
