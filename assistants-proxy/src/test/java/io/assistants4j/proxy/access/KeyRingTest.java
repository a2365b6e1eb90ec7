package io.assistants4j.proxy.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.assistants4j.core.error.AuthenticationException;
import io.assistants4j.core.error.RateLimitException;
import io.assistants4j.core.value.Secret;
import io.assistants4j.proxy.http.Caller;
import io.assistants4j.store.jdbc.SqliteStore;
import io.assistants4j.store.jdbc.StoredKey;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRingTest {
    private static final String HOME = "127.0.0.1";
    private static final Secret MASTER = Secret.of("sk-master-0123456789");
    private static final Caller GREEN = Caller.holder("green", "acme", Set.of("main"), Set.of("gpt-5.1"));

    @TempDir
    private Path directory;

    private final HandClock clock = new HandClock();
    private SqliteStore store;
    private KeyRing ring;

    @BeforeEach
    void open() {
        store = SqliteStore.open(directory.resolve("keys.db"));
        ring = KeyRing.of(
                MASTER,
                List.of(new KnownKey(
                        KeyHash.of("sk-green"), GREEN, clock.instant().plusSeconds(60))),
                store.keys(),
                clock);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void eachKeyStandsForItsHolder() {
        add("blue", "sk-blue", null);

        assertThat(ring.admit(MASTER.reveal(), HOME)).isEqualTo(Caller.MASTER);
        assertThat(ring.admit("sk-green", HOME)).isEqualTo(GREEN);
        assertThat(ring.admit("sk-blue", HOME)).isEqualTo(Caller.holder("blue", "blues", Set.of(), Set.of()));
        assertRefused("sk-other", "Incorrect API key provided.");
        assertRefused("", "You didn't provide an API key: send it as 'Authorization: Bearer KEY'.");
    }

    @Test
    void aKeyEndsWhenItExpires() {
        add("blue", "sk-blue", clock.instant().plusSeconds(60));
        clock.advance(Duration.ofMillis(59_999));
        assertThat(ring.admit("sk-green", HOME).key()).isEqualTo("green");
        assertThat(ring.admit("sk-blue", HOME).key()).isEqualTo("blue");

        clock.advance(Duration.ofMillis(1));
        assertRefused("sk-green", "Incorrect API key provided.");
        assertRefused("sk-blue", "Incorrect API key provided.");
    }

    @Test
    void aKeyOfTheStoreCountsAtOnceAndNoLongerASecondAfterItWasRevoked() {
        assertRefused("sk-blue", "Incorrect API key provided.");
        add("blue", "sk-blue", null);
        assertThat(ring.admit("sk-blue", HOME).key()).isEqualTo("blue");

        store.keys().revoke("blue", clock.instant());
        clock.advance(Duration.ofSeconds(1));
        assertRefused("sk-blue", "Incorrect API key provided.");
    }

    @Test
    void whoGuessesFindsTheDoorShutForAMinuteWhateverComesThen() {
        for (int i = 0; i < 10; i++) {
            assertRefused("guess-" + i, "Incorrect API key provided.");
            clock.advance(Duration.ofSeconds(1));
        }

        assertThatExceptionOfType(RateLimitException.class)
                .isThrownBy(() -> ring.admit(MASTER.reveal(), HOME))
                .satisfies(refused -> assertThat(refused.retryAfter()).hasValue(Duration.ofSeconds(59)));
        assertThat(ring.admit(MASTER.reveal(), "127.0.0.2")).isEqualTo(Caller.MASTER);
        clock.advance(Duration.ofSeconds(59));
        assertThat(ring.admit(MASTER.reveal(), HOME)).isEqualTo(Caller.MASTER);
    }

    @Test
    void whoCameInBeforeStillDoesWhileOthersGuessFromTheSameAddress() {
        ring.admit("sk-green", HOME);
        for (int i = 0; i < 10; i++) {
            assertRefused("guess-" + i, "Incorrect API key provided.");
        }

        assertThat(ring.admit("sk-green", HOME)).isEqualTo(GREEN);
        assertThatExceptionOfType(RateLimitException.class).isThrownBy(() -> ring.admit(MASTER.reveal(), HOME));
    }

    @Test
    void wrongKeysNowAndThenShutNothing() {
        for (int i = 0; i < 40; i++) {
            assertRefused("typo-" + i, "Incorrect API key provided.");
            clock.advance(Duration.ofMinutes(1));
        }

        assertThat(ring.admit(MASTER.reveal(), HOME)).isEqualTo(Caller.MASTER);
    }

    @Test
    void withoutAMasterKeyAndConfiguredKeysEverybodyMayCall() {
        add("blue", "sk-blue", null);
        KeyRing open = KeyRing.of(null, List.of(), store.keys(), clock);

        assertThat(open.admit("", HOME)).isEqualTo(Caller.ANYBODY);
        assertThat(open.admit("none", HOME)).isEqualTo(Caller.ANYBODY);
        assertThat(open.admit("sk-blue", HOME).tenant()).isEqualTo("blues");
    }

    @Test
    void newKeysDifferAndNothingOfThemIsKept() {
        Secret one = NewKey.make(new SecureRandom());
        Secret other = NewKey.make(new SecureRandom());

        assertThat(one.reveal()).matches("sk-a4j-[A-Za-z0-9_-]{43}").isNotEqualTo(other.reveal());
        assertThat(KeyHash.of(one.reveal()).toString()).doesNotContain(one.reveal());
    }

    private void add(String name, String key, @Nullable Instant expires) {
        String hash = KeyHash.of(key).hex();
        store.keys()
                .add(new StoredKey(
                        "key_" + name, name, name + "s", hash, Set.of(), Set.of(), clock.instant(), expires, null));
    }

    private void assertRefused(String key, String message) {
        assertThatExceptionOfType(AuthenticationException.class)
                .isThrownBy(() -> ring.admit(key, HOME))
                .withMessage(message);
    }
}
