package io.assistants4j.openai.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Two thousand runs in a hundred conversations at once, over far sides that fail a fifth of their calls. What is asked and
 * what goes wrong follows from one seed, which is printed; {@code -Dassistants.chaos.seed=...} repeats it.
 */
@Timeout(300)
class ChaosTest {
    private static final int CONVERSATIONS = 100;
    private static final int RUNS = 20;
    private static final int AT_ONCE = 40;
    private static final long JOIN_MS = 10_000;

    private final long seed =
            Long.getLong("assistants.chaos.seed", ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE));
    private final Dice dice = new Dice(seed);

    @Test
    void nothingIsLostAndNothingIsDoubledWhateverGoesWrong() throws InterruptedException {
        System.out.println("chaos: -Dassistants.chaos.seed=" + seed);
        try {
            // What exists once for the whole JVM is there afterwards, and the code is no longer cold.
            converse(10, 0);
            Set<Thread> before = Thread.getAllStackTraces().keySet();
            converse(CONVERSATIONS, RUNS);
            checkThatNoneIsLeft(before);
        } catch (ExecutionException | AssertionError e) {
            throw new AssertionError("-Dassistants.chaos.seed=" + seed + ": " + e.getMessage(), e);
        }
    }

    /** In each conversation things go wrong in so many runs and well in one more, which finds no lock. */
    private void converse(int conversations, int troubled) throws InterruptedException, ExecutionException {
        Map<Kind, World> worlds = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            worlds.put(kind, World.open(dice, kind, troubled));
        }
        ExecutorService callers = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<Conversation>> talks = new ArrayList<>();
            for (int i = 0; i < conversations; i++) {
                int conversation = CONVERSATIONS - 1 - i;
                Kind kind = Kind.of(conversation);
                talks.add(callers.submit(() -> converse(worlds.get(kind), kind, conversation, troubled)));
            }
            for (Future<Conversation> talk : talks) {
                talk.get().check();
            }
            worlds.values().forEach(World::checkIsQuiet);
        } finally {
            callers.shutdownNow();
            worlds.values().forEach(World::close);
        }
    }

    private Conversation converse(World world, Kind kind, int number, int troubled) {
        Conversation conversation = new Conversation(world);
        for (int run = 0; run <= troubled; run++) {
            conversation.ask(Plan.of(dice, number, run, kind));
        }
        return conversation;
    }

    private static void checkThatNoneIsLeft(Set<Thread> before) throws InterruptedException {
        Set<Thread> left = new HashSet<>(Thread.getAllStackTraces().keySet());
        left.removeAll(before);
        left.removeIf(ChaosTest::isOfTheWholeJvm);
        for (Thread thread : left) {
            thread.join(JOIN_MS);
            assertThat(thread.isAlive()).as("whether thread %s is left", thread).isFalse();
        }
    }

    /** The pool for the chores of all clients, and the watchdog of all timeouts; both end when nobody needs them. */
    private static boolean isOfTheWholeJvm(Thread thread) {
        String name = thread.getName();
        return name.equals("Okio Watchdog") || (name.startsWith("OkHttp ") && !name.startsWith("OkHttp Dispatcher"));
    }
}
