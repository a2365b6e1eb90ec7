package io.assistants4j.proxy.repeat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assistants4j.core.client.ThreadPerTask;
import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.proxy.access.HandClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RememberedAnswersTest {
    private static final Executor THREADS = ThreadPerTask.executor("attempts");
    private static final ByteString KEY = ByteString.encodeUtf8("key");
    private static final ByteString BODY = ByteString.encodeUtf8("body");

    private final HandClock clock = new HandClock();
    private final RememberedAnswers answers = new RememberedAnswers(clock, 3, 4_000);

    @Test
    void aKeyIsGivenTheFirstAnswerForADay() {
        carryOut(keyed("me", "k"), "first");

        clock.advance(Duration.ofDays(1));
        assertThat(answerOf(keyed("me", "k"))).isEqualTo("first");
        assertThat(answerOf(keyed("me", "k"))).isEqualTo("first");
        clock.advance(Duration.ofMillis(1));
        assertThat(answerOf(keyed("me", "k"))).isNull();
    }

    @Test
    void aKeyOfAnotherCallerIsAnother() {
        carryOut(keyed("me", "k"), "first");

        assertThat(answerOf(keyed("you", "k"))).isNull();
    }

    @Test
    void aKeyStandsForOneRequest() {
        Attempt first = answers.keyed("me", KEY, BODY);
        ByteString other = ByteString.encodeUtf8("other");

        assertThatThrownBy(() -> answers.keyed("me", KEY, other))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        e -> assertThat(e.status()).isEqualTo(422));
        first.close();
        assertThat(answerOf(answers.keyed("me", KEY, other))).isNull();
    }

    @Test
    void whoComesWhileTheFirstIsCarriedOutWaitsForItsAnswer() {
        Attempt first = keyed("me", "k");
        CompletableFuture<String> second = CompletableFuture.supplyAsync(() -> said(keyed("me", "k")), THREADS);
        CompletableFuture<String> third = CompletableFuture.supplyAsync(() -> said(keyed("me", "k")), THREADS);

        assertThat(second).isNotDone();
        carryOut(first, "first");

        assertThat(second.join()).isEqualTo("first");
        assertThat(third.join()).isEqualTo("first");
    }

    @Test
    void whereTheFirstFailsOneOfThoseWhoWaitTriesAndTheOthersGetItsAnswer() {
        Attempt first = keyed("me", "k");
        CompletableFuture<String> second = CompletableFuture.supplyAsync(() -> carriedOut(keyed("me", "k")), THREADS);
        CompletableFuture<String> third = CompletableFuture.supplyAsync(() -> carriedOut(keyed("me", "k")), THREADS);

        first.close();

        assertThat(second.join()).isEqualTo("by a waiter").isEqualTo(third.join());
    }

    @Test
    void theOldestIsForgottenWhereThereAreTooMany() {
        for (String key : List.of("a", "b", "c", "d")) {
            carryOut(keyed("me", key), "for " + key);
        }

        assertThat(answerOf(keyed("me", "b"))).isEqualTo("for b");
        assertThat(answerOf(keyed("me", "a"))).isNull();
    }

    @Test
    void theOldestIsForgottenWhereAnswersAreTooLarge() {
        carryOut(keyed("me", "a"), "x".repeat(1_000));
        carryOut(keyed("me", "b"), "y".repeat(2_000));

        assertThat(answerOf(keyed("me", "a"))).isNull();
        assertThat(answerOf(keyed("me", "b"))).hasSize(2_000);
        carryOut(keyed("me", "c"), "z".repeat(4_000));
        assertThat(answerOf(keyed("me", "c"))).isNull();
        assertThat(answerOf(keyed("me", "b"))).isNull();
    }

    @Test
    void anAnswerThatWasMissedIsGivenToOneRepetition() {
        missed("me", 0);

        assertThat(answerOf(counted("me", 1, answers.line()))).isEqualTo("attempt 0");
        assertThat(answerOf(counted("me", 1, answers.line()))).isNull();
    }

    @Test
    void aRepetitionThatMissesTheAnswerInItsTurnIsRepeatedItself() {
        missed("me", 0);
        Line line = answers.line();
        assertThat(said(counted("me", 1, line))).isEqualTo("attempt 0");
        line.ended();

        assertThat(said(counted("me", 2, answers.line()))).isEqualTo("attempt 0");
    }

    @Test
    void aRepetitionMayHaveFailedToConnectInBetween() {
        missed("me", 0);

        assertThat(answerOf(counted("me", 2, answers.line()))).isEqualTo("attempt 0");
    }

    @Test
    void aFirstAttemptIsNoRepetition() {
        missed("me", 0);

        assertThat(answerOf(counted("me", 0, answers.line()))).isNull();
    }

    @Test
    void anEqualCountIsThatOfAnotherClient() {
        missed("me", 1);

        assertThat(answerOf(counted("me", 1, answers.line()))).isNull();
    }

    @Test
    void whatAnotherMissedIsNotGiven() {
        missed("you", 0);

        assertThat(answerOf(counted("me", 1, answers.line()))).isNull();
    }

    @Test
    void whoAskedForMoreHasItsAnswer() {
        Line line = answers.line();
        carryOut(counted("me", 0, line), "first");
        line.used();
        line.ended();

        assertThat(answerOf(counted("me", 1, answers.line()))).isNull();
    }

    @Test
    void whoIsStillConnectedHasItsAnswer() {
        carryOut(counted("me", 0, answers.line()), "first");
        clock.advance(Duration.ofMillis(3_001));

        assertThat(answerOf(counted("me", 1, answers.line()))).isNull();
    }

    @Test
    void whoHangsUpLongAfterItsAnswerHasIt() {
        Line line = answers.line();
        carryOut(counted("me", 0, line), "first");
        clock.advance(Duration.ofMillis(3_001));
        line.ended();

        assertThat(answerOf(counted("me", 1, answers.line()))).isNull();
    }

    @Test
    void aRepetitionThatComesTooLateIsNone() {
        missed("me", 0);
        clock.advance(Duration.ofSeconds(15));
        assertThat(answerOf(counted("me", 1, answers.line()))).isEqualTo("attempt 0");

        clock.advance(Duration.ofSeconds(1));
        missed("me", 0);
        clock.advance(Duration.ofMillis(15_001));
        assertThat(answerOf(counted("me", 1, answers.line()))).isNull();
    }

    @Test
    void whereTwoComeIntoQuestionNeitherIsTaken() {
        missed("me", 0);
        missed("me", 0);

        assertThat(answerOf(counted("me", 1, answers.line()))).isNull();
    }

    @Test
    void anEndOfTheConnectionThatIsLateToShowIsWaitedFor() {
        Line line = answers.line();
        carryOut(counted("me", 0, line), "first");
        CompletableFuture<String> repetition =
                CompletableFuture.supplyAsync(() -> said(counted("me", 1, answers.line())), THREADS);

        line.ended();

        assertThat(repetition.join()).isEqualTo("first");
    }

    @Test
    void whoRepeatsWhileTheFirstIsCarriedOutWaitsAndTheNextRepetitionWaitsForThatOne() {
        Line line = answers.line();
        Attempt first = counted("me", 0, line);
        Line secondLine = answers.line();
        CompletableFuture<String> second =
                CompletableFuture.supplyAsync(() -> said(counted("me", 1, secondLine)), THREADS);
        line.ended();
        carryOut(first, "first");
        assertThat(second.join()).isEqualTo("first");
        secondLine.ended();

        assertThat(said(counted("me", 2, answers.line()))).isEqualTo("first");
    }

    @Test
    void whatFailedIsTriedAgain() {
        Line line = answers.line();
        Attempt first = counted("me", 0, line);
        CompletableFuture<String> second =
                CompletableFuture.supplyAsync(() -> said(counted("me", 1, answers.line())), THREADS);
        first.close();
        line.ended();

        assertThat(second.join()).isEqualTo("nothing");
    }

    @Test
    void anAnswerAfterWhichTheConnectionHadToEndIsNotTakenForMissed() {
        carryOut(counted("me", 0, null), "first");

        assertThat(answerOf(counted("me", 1, null))).isNull();
    }

    @Test
    void anAnswerHearsThatNobodyCanBeGivenItAnyMore() {
        Line line = answers.line();
        Said heard = new Said("heard");
        answer(counted("me", 0, line), heard);
        clock.advance(Duration.ofSeconds(4));

        line.ended();

        assertThat(heard.isForgotten()).isTrue();
    }

    @Test
    void anAnswerThatWasGivenAgainMayBeOnceMore() {
        Line line = answers.line();
        Said missed = new Said("missed");
        answer(counted("me", 0, line), missed);
        line.ended();
        Line next = answers.line();

        assertThat(said(counted("me", 1, next))).isEqualTo("missed");
        assertThat(missed.isForgotten()).isFalse();
        next.used();
        assertThat(missed.isForgotten()).isTrue();
    }

    private void missed(String caller, int count) {
        Line line = answers.line();
        carryOut(counted(caller, count, line), "attempt " + count);
        line.ended();
    }

    private Attempt keyed(String caller, String key) {
        return answers.keyed(caller, ByteString.encodeUtf8(key), BODY);
    }

    private Attempt counted(String caller, int count, @Nullable Line line) {
        return answers.counted(caller, BODY, count, line);
    }

    private static void carryOut(Attempt attempt, String answer) {
        answer(attempt, new Said(answer));
    }

    private static void answer(Attempt attempt, Said answer) {
        try (attempt) {
            assertThat(attempt.earlier()).isEmpty();
            attempt.answered(answer);
        }
    }

    private static String carriedOut(Attempt attempt) {
        try (attempt) {
            String earlier = said(attempt);
            if (!earlier.equals("nothing")) {
                return earlier;
            }
            attempt.answered(new Said("by a waiter"));
            return "by a waiter";
        }
    }

    /** What is given again; null where nothing is. The attempt then fails. */
    private static @Nullable String answerOf(Attempt attempt) {
        try (attempt) {
            String said = said(attempt);
            return said.equals("nothing") ? null : said;
        }
    }

    private static String said(Attempt attempt) {
        return attempt.earlier().map(answer -> ((Said) answer).text()).orElse("nothing");
    }

    private static final class Said implements GivenAnswer {
        private final String text;
        private volatile boolean isForgotten;

        Said(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }

        boolean isForgotten() {
            return isForgotten;
        }

        @Override
        public long bytes() {
            return text.length();
        }

        @Override
        public void forgotten() {
            isForgotten = true;
        }
    }
}
