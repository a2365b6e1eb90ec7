package io.assistants4j.wire.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assistants4j.core.engine.Turn;
import io.assistants4j.core.engine.TurnEvent;
import io.assistants4j.core.engine.TurnItem;
import io.assistants4j.core.engine.TurnStream;
import io.assistants4j.core.error.AssistantsException;
import io.assistants4j.core.error.AuthenticationException;
import io.assistants4j.core.error.ConnectionException;
import io.assistants4j.core.error.ErrorDetails;
import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.core.error.RateLimitException;
import io.assistants4j.core.error.ServerException;
import io.assistants4j.core.run.ErrorCode;
import io.assistants4j.core.run.LastError;
import io.assistants4j.core.value.RawJson;
import io.assistants4j.testkit.turns.ScriptedTurns;
import io.assistants4j.testkit.turns.TurnScript;
import io.assistants4j.wire.TestTurn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AccountTurnsTest {
    private static final String THOUGHT = "{\"type\":\"reasoning\",\"encrypted_content\":\"x\",\"n\":1e400}";

    private final List<String> asked = new ArrayList<>();
    private final List<Turn> turns = new ArrayList<>();
    private final Map<String, RuntimeException> failures = new HashMap<>();
    private final Map<String, TurnScript> scripts = new HashMap<>();
    private final AccountTurns accounts = new AccountTurns(
            Stream.of("east", "west", "north").map(this::account).toList());

    @Test
    void theTurnsOfAThreadGoToOneAccountAndThreadsSpread() {
        IntStream.range(0, 50).forEach(thread -> {
            start(thread);
            start(thread);
        });

        for (int i = 0; i < asked.size(); i += 2) {
            assertThat(asked.get(i + 1)).isEqualTo(asked.get(i));
        }
        assertThat(asked).contains("east", "west", "north");
    }

    @ParameterizedTest
    @MethodSource("passing")
    void theNextTakesATurnThatAnAccountDidNotBegin(AssistantsException failure) {
        start(1);
        String first = asked.get(0);
        failures.put(first, failure);

        start(1);

        assertThat(asked).hasSize(3).startsWith(first, first);
        assertThat(asked.get(2)).isNotEqualTo(first);
    }

    static Stream<AssistantsException> passing() {
        return Stream.of(
                new ConnectionException("not reached", ErrorDetails.NONE, null),
                new RateLimitException("full", ErrorDetails.NONE, null),
                new ServerException("broken", ErrorDetails.NONE, null));
    }

    @ParameterizedTest
    @MethodSource("staying")
    void whatAnotherAccountWouldNotMendIsThrownAtOnce(RuntimeException failure) {
        Stream.of("east", "west", "north").forEach(name -> failures.put(name, failure));

        assertThatThrownBy(() -> start(1)).isSameAs(failure);
        assertThat(asked).hasSize(1);
    }

    static Stream<RuntimeException> staying() {
        return Stream.of(
                new InvalidRequestException("wrong", "model", null),
                new AuthenticationException("who are you", ErrorDetails.NONE, null),
                new IllegalStateException("a defect"));
    }

    @Test
    void theNextTakesATurnThatFailedBeforeItSaidAnything() {
        start(1);
        String first = asked.get(0);
        scripts.put(first, TurnScript.begin().event(failed(ErrorCode.SERVER_ERROR)));

        assertThat(start(1)).isInstanceOf(TurnEvent.OpaqueItem.class);
        assertThat(asked).hasSize(3);

        scripts.put(first, TurnScript.begin().event(failed(ErrorCode.INVALID_PROMPT)));
        assertThat(start(1)).isEqualTo(failed(ErrorCode.INVALID_PROMPT));
        assertThat(asked).hasSize(4);
    }

    @Test
    void aTurnStaysWhereItHasBegun() {
        start(1);
        ServerException failure = new ServerException("broken", ErrorDetails.NONE, null);
        scripts.put(asked.get(0), TurnScript.begin().beginsToSay("Hel").breaks(failure));
        TurnStream stream = open(1);

        assertThat(stream.next()).isEqualTo(new TurnEvent.MessageStarted());
        assertThat(stream.next()).isEqualTo(new TurnEvent.TextDelta(0, "Hel"));
        assertThatThrownBy(stream::next).isSameAs(failure);
        assertThat(asked).hasSize(2);
    }

    @Test
    void aClosedTurnGoesNowhereElse() {
        start(1);
        failures.put(asked.get(0), new ConnectionException("gone", ErrorDetails.NONE, null));
        TurnStream stream = open(1);
        stream.close();

        assertThatThrownBy(stream::next).isInstanceOf(ConnectionException.class);
        assertThat(asked).hasSize(2);
    }

    private static TurnEvent.Failed failed(ErrorCode code) {
        return new TurnEvent.Failed(LastError.of(code, "it failed"), null);
    }

    @Test
    void whereAllFailTheLastFailureIsThrown() {
        Stream.of("east", "west", "north")
                .forEach(name -> failures.put(name, new ConnectionException(name, ErrorDetails.NONE, null)));

        assertThatThrownBy(() -> start(1)).isInstanceOf(ConnectionException.class);
        assertThat(asked).containsExactlyInAnyOrder("east", "west", "north");
    }

    @Test
    void whatOnlyItsWriterCanReadGoesBackToItsWriterAsItWas() {
        TurnItem thought = thoughtOf(start(1));
        String writer = asked.get(0);
        Stream.of("east", "west", "north")
                .filter(name -> !name.equals(writer))
                .forEach(name -> failures.put(name, new IllegalStateException("not this one")));

        for (int thread = 0; thread < 10; thread++) {
            start(thread, TestTurn.user("hi"), thought);
        }

        assertThat(asked).containsOnly(writer);
        assertThat(turns.get(5).items())
                .containsExactly(TestTurn.user("hi"), new TurnItem.Opaque(new RawJson(THOUGHT)));
    }

    @Test
    void anotherAccountTakesTheTurnWithoutWhatItCannotRead() {
        TurnItem thought = thoughtOf(start(1));
        failures.put(asked.get(0), new ConnectionException("gone", ErrorDetails.NONE, null));

        start(1, TestTurn.user("hi"), thought);

        assertThat(asked).hasSize(3);
        assertThat(turns.get(2).items()).containsExactly(TestTurn.user("hi"));
    }

    @Test
    void whatBearsNoNameIsShownToAll() {
        TurnItem older = new TurnItem.Opaque(new RawJson(THOUGHT));

        start(1, older);

        assertThat(turns.get(0).items()).containsExactly(older);
    }

    private TurnAccount account(String name) {
        return new TurnAccount(name, turn -> {
            asked.add(name);
            turns.add(turn);
            if (failures.containsKey(name)) {
                throw failures.get(name);
            }
            return new ScriptedTurns()
                    .then(scripts.getOrDefault(
                            name, TurnScript.begin().keeps(THOUGHT).says("Hi.").completes(1, 1)))
                    .start(turn);
        });
    }

    /** The first event of a turn. */
    private TurnEvent start(int thread, TurnItem... items) {
        return open(thread, items).next();
    }

    private TurnStream open(int thread, TurnItem... items) {
        TestTurn turn = new TestTurn();
        turn.thread = "thread_" + thread;
        turn.items = List.of(items);
        return accounts.start(turn.build());
    }

    private static TurnItem thoughtOf(TurnEvent event) {
        assertThat(event).isInstanceOf(TurnEvent.OpaqueItem.class);
        return new TurnItem.Opaque(((TurnEvent.OpaqueItem) event).json());
    }
}
