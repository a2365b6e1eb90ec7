package io.assistants4j.openai.chaos;

import io.assistants4j.testkit.http.Answer;
import io.assistants4j.testkit.http.Fault;
import io.assistants4j.testkit.http.ReceivedRequest;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** What goes wrong with which attempt of a far side's calls: a fifth of them, drawn from the seed. Remembers what did. */
final class Moods implements Fault {
    private static final int MOODS = 1;
    private static final int ONE_IN = 5;

    private final Dice dice;
    private final Kind kind;
    private final int troubled;
    private final Map<TurnOfRun, List<Trouble>> attempts = new ConcurrentHashMap<>();

    /** Things go wrong in the first runs of each conversation, so many of them. */
    Moods(Dice dice, Kind kind, int troubled) {
        this.dice = dice;
        this.kind = kind;
        this.troubled = troubled;
    }

    Kind kind() {
        return kind;
    }

    @Override
    public Answer spoil(ReceivedRequest request, Supplier<Answer> real) {
        TurnOfRun turn = TurnOfRun.of(request);
        int attempt = attempts(turn).size();
        Trouble trouble = of(turn, attempt);
        tell(turn, trouble);
        Answer answer = trouble.fault(random(turn, attempt)).spoil(request, real);
        return kind == Kind.COMING_AND_GOING ? answer.header("Connection", "close") : answer;
    }

    /** What goes wrong with an attempt of a call. */
    Trouble of(TurnOfRun turn, int attempt) {
        SplittableRandom random = random(turn, attempt);
        if (turn.number() >= troubled || random.nextInt(ONE_IN) > 0) {
            return Trouble.NONE;
        }
        return kind.troubles().get(random.nextInt(kind.troubles().size()));
    }

    /** An attempt was made, and this went wrong. */
    void tell(TurnOfRun turn, Trouble trouble) {
        attempts.computeIfAbsent(turn, unused -> new CopyOnWriteArrayList<>()).add(trouble);
    }

    /** What went wrong with the attempts of a call that were made. */
    List<Trouble> attempts(TurnOfRun turn) {
        return attempts.getOrDefault(turn, List.of());
    }

    private SplittableRandom random(TurnOfRun turn, int attempt) {
        return dice.at(MOODS, turn.conversation(), turn.number(), turn.turn(), attempt);
    }
}
