package io.assistants4j.openai.chaos;

import io.assistants4j.testkit.http.Answer;
import io.assistants4j.testkit.http.Fault;
import java.util.List;
import java.util.SplittableRandom;

/** What can go wrong with one attempt of a call, and what must come of it. */
enum Trouble {
    /** Nothing. */
    NONE(Verdict.WELL),
    /** The connection is refused. */
    REFUSED(Verdict.AGAIN),
    /** The far side wants to be asked later. */
    TOO_MANY(Verdict.AGAIN),
    /** The connection is reset before the answer. */
    RESET(Verdict.AGAIN),
    /** Never an answer. */
    SILENCE(Verdict.AGAIN),
    /** The far side broke. */
    BROKEN(Verdict.AGAIN),
    /** An answer that makes no sense. */
    GARBAGE(Verdict.FAILED),
    /** The answer is cut at any byte, perhaps behind all that counts. */
    CUT(Verdict.EITHER),
    /** The answer falls silent at any byte. */
    STALL(Verdict.EITHER);

    /** What must come of an attempt. */
    enum Verdict {
        /** The turn goes well. */
        WELL,
        /** No answer began: the call is made again, until it was made three times. */
        AGAIN,
        /** The run fails. */
        FAILED,
        /** The turn goes well or the run fails. */
        EITHER
    }

    private static final List<String> NONSENSE = List.of(
            "event: response.created\ndata: {not json\n\n",
            "data: [1,2,3]\n\n",
            "data: {\"type\":\"response.completed\",\"response\":7}\n\n",
            "data: {\"choices\":{}}\n\n",
            "\u0000\u0001\u0002 no event at all",
            "");

    private final Verdict verdict;

    Trouble(Verdict verdict) {
        this.verdict = verdict;
    }

    Verdict verdict() {
        return verdict;
    }

    /** The trouble as a fault; those whose place is at random draw it from here. */
    Fault fault(SplittableRandom random) {
        return switch (this) {
            case NONE, REFUSED -> (request, real) -> real.get();
            case TOO_MANY ->
                Fault.error(429, "requests", "rate_limit_exceeded", "slow down").retryAfter("7");
            case RESET -> Fault.reset();
            case SILENCE -> Fault.silence();
            case BROKEN -> Fault.error(500, "server_error", "server_error", "it broke");
            case GARBAGE ->
                random.nextInt(3) == 0
                        ? Fault.html(200)
                        : Fault.rawEvents(NONSENSE.get(random.nextInt(NONSENSE.size())));
            case CUT -> (request, real) -> cut(real.get(), random);
            case STALL -> (request, real) -> stall(real.get(), random);
        };
    }

    private static Answer cut(Answer answer, SplittableRandom random) {
        return answer.cutAfterBytes(random.nextInt(answer.length() + 1));
    }

    private static Answer stall(Answer answer, SplittableRandom random) {
        return answer.holdAfterBytes(random.nextInt(answer.length() + 1));
    }
}
