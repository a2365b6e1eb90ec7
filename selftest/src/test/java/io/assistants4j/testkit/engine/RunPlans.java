package io.assistants4j.testkit.engine;

import io.assistants4j.testkit.engine.RunPlan.Call;
import io.assistants4j.testkit.engine.RunPlan.Calling;
import io.assistants4j.testkit.engine.RunPlan.Deed;
import io.assistants4j.testkit.engine.RunPlan.End;
import io.assistants4j.testkit.engine.RunPlan.Item;
import io.assistants4j.testkit.engine.RunPlan.Piece;
import io.assistants4j.testkit.engine.RunPlan.Speech;
import io.assistants4j.testkit.engine.RunPlan.Thought;
import io.assistants4j.testkit.engine.RunPlan.Trouble;
import io.assistants4j.testkit.engine.RunPlan.TurnPlan;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Plans to choose from; whatever fails shrinks to few turns of few words. */
final class RunPlans {
    private static final int TURNS = 4;
    private static final int ITEMS = 4;
    private static final int PIECES = 3;
    private static final int CALLS = 3;
    private static final int TROUBLES = 2;
    private static final int MOMENTS = 60;
    private static final int WELL = 12;

    private RunPlans() {}

    /** Runs nobody meddles with. */
    static Arbitrary<RunPlan> undisturbed() {
        return turn().list().ofMinSize(1).ofMaxSize(TURNS).map(turns -> new RunPlan(turns, List.of()));
    }

    /** Runs with which others meddle at any moment. */
    static Arbitrary<RunPlan> troubled(Deed... deeds) {
        Arbitrary<Trouble> trouble = Combinators.combine(
                        Arbitraries.integers().between(0, MOMENTS), Arbitraries.of(deeds))
                .as(Trouble::new);
        return Combinators.combine(
                        turn().list().ofMinSize(1).ofMaxSize(TURNS),
                        trouble.list().ofMinSize(1).ofMaxSize(TROUBLES))
                .as(RunPlan::new);
    }

    private static Arbitrary<TurnPlan> turn() {
        Arbitrary<End> end = Arbitraries.frequencyOf(
                Tuple.of(WELL, Arbitraries.just(End.COMPLETED)),
                Tuple.of(End.values().length, Arbitraries.of(End.class)));
        return Combinators.combine(
                        item().list().ofMaxSize(ITEMS),
                        end,
                        Arbitraries.integers().between(0, 100))
                .as(TurnPlan::new);
    }

    private static Arbitrary<Item> item() {
        return Arbitraries.frequencyOf(
                Tuple.of(4, speech()), Tuple.of(4, calling()), Tuple.of(1, Arbitraries.create(Thought::new)));
    }

    private static Arbitrary<Speech> speech() {
        Arbitrary<Piece> piece = Combinators.combine(Arbitraries.integers().between(0, 1), mostly(false), text())
                .as(Piece::new);
        return Combinators.combine(piece.list().ofMaxSize(PIECES), mostly(true)).as(Speech::new);
    }

    private static Arbitrary<Calling> calling() {
        Arbitrary<Call> call = Combinators.combine(
                        Arbitraries.of("call_a", "call_b", "call_c", "call_d"),
                        text().list().ofMaxSize(PIECES),
                        mostly(true))
                .as(Call::new);
        return Combinators.combine(
                        call.list().uniqueElements(Call::id).ofMinSize(1).ofMaxSize(CALLS),
                        Arbitraries.integers().between(0, CALLS).list().ofMaxSize(CALLS * PIECES))
                .as(Calling::new);
    }

    private static Arbitrary<String> text() {
        return Arbitraries.of("", "a", "Oslo is ", "ø日本\u2028", "\uD83D\uDE00", "\"\\\n\u0000");
    }

    /** Nearly always this. */
    private static Arbitrary<Boolean> mostly(boolean value) {
        return Arbitraries.frequency(Tuple.of(9, value), Tuple.of(1, !value));
    }
}
