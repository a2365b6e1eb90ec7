package io.assistants4j.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assistants4j.core.error.AuthenticationException;
import io.assistants4j.core.value.Secret;
import io.assistants4j.testkit.http.Gate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CachedTokensTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final TestClock clock = new TestClock();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile Duration life = HOUR;
    private volatile RuntimeException failure;
    private final CachedTokens tokens = new CachedTokens(this::next, List.of("scope"), clock);

    @Test
    void aTokenIsKeptUntilFiveMinutesBeforeItsEnd() {
        assertThat(tokens.current()).isEqualTo(token(1));
        clock.pass(HOUR.minusMinutes(5).minusSeconds(1));
        assertThat(tokens.current()).isEqualTo(token(1));
        clock.pass(Duration.ofSeconds(1));
        assertThat(tokens.current()).isEqualTo(token(2));
        assertThat(asked).hasValue(2);
    }

    @Test
    void aShortTokenIsKeptForHalfOfItsTime() {
        life = Duration.ofMinutes(2);

        assertThat(tokens.current()).isEqualTo(token(1));
        clock.pass(Duration.ofSeconds(59));
        assertThat(tokens.current()).isEqualTo(token(1));
        clock.pass(Duration.ofSeconds(1));
        assertThat(tokens.current()).isEqualTo(token(2));
    }

    @Test
    void manyCallersAskOnce() throws Exception {
        Gate gate = new Gate();
        CachedTokens slow = new CachedTokens(
                scope -> {
                    pass(gate);
                    return next(scope);
                },
                List.of("scope"),
                clock);
        int callers = 50;
        CountDownLatch ready = new CountDownLatch(callers);
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            List<Future<Secret>> got = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                got.add(threads.submit(() -> {
                    ready.countDown();
                    return slow.current();
                }));
            }
            ready.await();
            gate.open();
            for (Future<Secret> each : got) {
                assertThat(each.get(10, TimeUnit.SECONDS)).isEqualTo(token(1));
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void nobodyWaitsForTheNextTokenWhileTheOldOneIsValid() throws Exception {
        Gate asking = new Gate();
        Gate gate = new Gate();
        CachedTokens slow = new CachedTokens(
                scope -> {
                    if (asked.get() == 1) {
                        asking.open();
                        pass(gate);
                    }
                    return next(scope);
                },
                List.of("scope"),
                clock);
        assertThat(slow.current()).isEqualTo(token(1));
        clock.pass(HOUR.minusMinutes(1));
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<Secret> renewing = thread.submit(slow::current);
            pass(asking);
            assertThat(slow.current()).isEqualTo(token(1));
            gate.open();
            assertThat(renewing.get(10, TimeUnit.SECONDS)).isEqualTo(token(2));
        } finally {
            thread.shutdownNow();
        }
        assertThat(slow.current()).isEqualTo(token(2));
        assertThat(asked).hasValue(2);
    }

    @Test
    void aRenewalThatFailsIsNoHarmWhileTheOldTokenIsValid() {
        tokens.current();
        failure = new IllegalStateException("away");
        clock.pass(HOUR.minusMinutes(4));

        assertThat(tokens.current()).isEqualTo(token(1));
        assertThat(tokens.current()).isEqualTo(token(1));
        assertThat(asked).hasValue(2);

        clock.pass(Duration.ofSeconds(30));
        assertThat(tokens.current()).isEqualTo(token(1));
        assertThat(asked).hasValue(3);

        clock.pass(Duration.ofMinutes(4));
        assertThatThrownBy(tokens::current).isInstanceOf(AuthenticationException.class);
        failure = null;
        assertThat(tokens.current()).isEqualTo(token(5));
    }

    @Test
    void whatASourceThrowsIsToldAsWhatItMeans() {
        failure = new IllegalStateException("no managed identity here");

        assertThatThrownBy(tokens::current)
                .isInstanceOf(AuthenticationException.class)
                .hasMessage("no Entra token: no managed identity here")
                .hasRootCause(failure);
    }

    @Test
    void aSourceThatGivesNothingOrBreaksDoesNotLeaveCallersWaiting() {
        CachedTokens none = new CachedTokens(scope -> null, List.of("scope"), clock);
        assertThatThrownBy(none::current).hasMessage("no Entra token: the source gave nothing");

        CachedTokens broken = new CachedTokens(
                scope -> {
                    throw new NoClassDefFoundError("com/azure");
                },
                List.of("scope"),
                clock);
        assertThatThrownBy(broken::current).hasMessage("no Entra token: com/azure");
        assertThatThrownBy(broken::current).hasMessage("no Entra token: com/azure");
    }

    @Test
    void aRefusedTokenIsReplacedOnceAndNotAgainAtOnce() {
        Secret first = tokens.current();

        assertThat(tokens.refuse(first)).isTrue();
        assertThat(tokens.refuse(first)).isTrue();
        assertThat(tokens.current()).isEqualTo(token(2));
        assertThat(tokens.refuse(first)).isTrue();
        assertThat(tokens.current()).isEqualTo(token(2));

        assertThat(tokens.refuse(token(2))).isFalse();
        clock.pass(Duration.ofSeconds(30));
        assertThat(tokens.refuse(token(2))).isTrue();
        assertThat(tokens.current()).isEqualTo(token(3));
    }

    @Test
    void whereAFreshTokenIsRefusedTooOneForTheOtherScopeIsTriedOnce() {
        List<String> scopes = new ArrayList<>();
        CachedTokens either = new CachedTokens(
                scope -> {
                    scopes.add(scope);
                    return EntraToken.of(
                            "token-" + scopes.size(), clock.instant().plus(HOUR));
                },
                List.of("new", "old"),
                clock);

        assertThat(either.refuse(either.current())).isTrue();
        assertThat(either.refuse(either.current())).isTrue();
        assertThat(either.refuse(either.current())).isFalse();
        assertThat(scopes).containsExactly("new", "new", "old");

        clock.pass(HOUR);
        either.current();
        assertThat(scopes).endsWith("old").hasSize(4);
        assertThat(either.refuse(either.current())).isTrue();
        assertThat(either.refuse(either.current())).isTrue();
        either.current();
        assertThat(scopes).endsWith("old", "old", "new");
    }

    @Test
    void aScopeThatGivesNoTokensIsLeftAgain() {
        CachedTokens either = new CachedTokens(
                scope -> {
                    if (scope.equals("old")) {
                        throw new IllegalStateException("unknown scope");
                    }
                    return next("scope");
                },
                List.of("new", "old"),
                clock);
        either.refuse(either.current());
        either.refuse(either.current());

        assertThatThrownBy(either::current).hasMessage("no Entra token: unknown scope");
        assertThat(either.current()).isEqualTo(token(3));
    }

    @Test
    void theTokensThatMayBeAnywhereAreKnownWithoutAsking() {
        assertThat(tokens.known()).isEmpty();
        tokens.refuse(tokens.current());
        tokens.current();

        assertThat(tokens.known()).containsExactly(token(2), token(1));
        assertThat(asked).hasValue(2);
    }

    @Test
    void tokensAreNeverPrinted() {
        assertThat(EntraToken.of("secret-token", clock.instant()).toString()).doesNotContain("secret-token");
        assertThat(tokens.current().toString()).doesNotContain("token-1");
    }

    private EntraToken next(String scope) {
        assertThat(scope).isEqualTo("scope");
        int number = asked.incrementAndGet();
        if (failure != null) {
            throw failure;
        }
        return EntraToken.of("token-" + number, clock.instant().plus(life));
    }

    private static Secret token(int number) {
        return Secret.of("token-" + number);
    }

    private static void pass(Gate gate) {
        try {
            gate.pass();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted at the gate", e);
        }
    }
}
