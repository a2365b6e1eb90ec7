package io.assistants4j.testkit.assistants;

import io.assistants4j.testkit.http.Answer;
import io.assistants4j.testkit.http.ReceivedRequest;
import io.assistants4j.testkit.internal.Door;
import io.assistants4j.testkit.internal.FakeServer;
import io.assistants4j.testkit.internal.Refused;
import io.assistants4j.testkit.internal.Script;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * The Assistants API v2 on the loopback address: all operations on assistants, threads, messages, runs and steps, streams included.
 * What is created is kept in memory; a run goes on by itself as its {@link Reply} says, and is locked, cancelled and expired as the
 * real service did. Requests are held against the API's description; one that the real service would refuse is a 400 that names the
 * field.
 *
 * <p>In JUnit it is a static field with {@code @RegisterExtension}: emptied after each test and closed after the last. Elsewhere it
 * is for try-with-resources, and for tests of programs in other languages it has a {@link #main}. Thread-safe.
 */
public final class FakeAssistantsServer extends FakeServer {
    private final ExecutorService players = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "fake-run");
        thread.setDaemon(true);
        return thread;
    });
    private final Script<Question, Reply> script = new Script<>();
    private final WireDialect dialect = new OpenAiWire();
    private final Door door;
    private volatile Kept kept;

    private FakeAssistantsServer(int port, Door door) {
        super(port, door);
        this.door = door;
        this.kept = new Kept(Clock.systemUTC());
    }

    /** Starts one on a free port. */
    public static FakeAssistantsServer start() {
        return start(Door.OPENAI);
    }

    /** Starts one on a free port that is entered through this door. */
    public static FakeAssistantsServer start(Door door) {
        return new FakeAssistantsServer(0, door);
    }

    /**
     * Starts one on this port, or on a free one for 0, whose model does what it is told: see {@link ObedientModel}. Prints its address
     * and its key, and goes on until the process is ended.
     */
    public static void main(String[] args) throws InterruptedException {
        FakeAssistantsServer server = new FakeAssistantsServer(port(args), Door.OPENAI).answerWith(new ObedientModel());
        System.out.println("OPENAI_BASE_URL=" + server.url());
        System.out.println("OPENAI_API_KEY=" + KEY);
        new CountDownLatch(1).await();
    }

    /** The next turns of runs do this, one each. */
    public FakeAssistantsServer enqueue(Reply... replies) {
        script.enqueue(List.of(replies));
        return this;
    }

    /** What turns do that no enqueued reply is left for. */
    public FakeAssistantsServer answerWith(Function<Question, Reply> answering) {
        script.otherwise(answering);
        return this;
    }

    /** From now on the time is this clock's, until the server is emptied; what was created is forgotten. */
    public FakeAssistantsServer clock(Clock clock) {
        replace(clock);
        return this;
    }

    /** How many enqueued replies nobody has asked for. */
    public int left() {
        return script.left();
    }

    /** Forgets all that was created, script, faults and journal, and ends all runs. */
    @Override
    public void clear() {
        super.clear();
        script.clear();
        replace(Clock.systemUTC());
    }

    @Override
    public void close() {
        super.close();
        players.shutdownNow();
    }

    @Override
    protected Answer serve(ReceivedRequest request, String serial) {
        Kept now = kept;
        synchronized (now.world) {
            now.world.expire();
            Answer answer = now.routes.answer(request);
            now.world.notifyAll();
            return answer;
        }
    }

    @Override
    protected Answer refusal(Refused refused) {
        return dialect.refusal(refused);
    }

    private static int port(String[] args) {
        try {
            return args.length == 0 ? 0 : Integer.parseInt(args[0]);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("the port has to be a number, but is '" + args[0] + "'", e);
        }
    }

    private void replace(Clock clock) {
        Kept before = kept;
        kept = new Kept(clock);
        before.world.forget();
    }

    /** What is kept, and the operations on it. */
    private final class Kept {
        private final World world;
        private final Routes routes;

        Kept(Clock clock) {
            this.world = new World(clock);
            this.routes = new Routes(world, script, players, dialect);
            if (door.listsThreads()) {
                routes.listThreads(world);
            }
        }
    }
}
