package io.assistants4j.testkit.astra;

import io.assistants4j.testkit.http.Answer;
import io.assistants4j.testkit.http.ReceivedRequest;
import io.assistants4j.testkit.internal.FakeServer;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * An Astra Assistants server on the loopback address: assistants, threads, messages, runs, files and vector stores, streams
 * included, with everything in which the real one differs from the service it stands for: bodies of errors, lists without
 * cursors, times in milliseconds, streams without an end, deletions that delete nothing. What is created is kept in memory. The
 * language model behind it is scripted.
 *
 * <p>In JUnit it is a static field with {@code @RegisterExtension}: emptied after each test and closed after the last. Elsewhere it
 * is for try-with-resources. Thread-safe.
 */
public final class FakeAstraServer extends FakeServer {
    /** The only token the server lets in. */
    public static final String TOKEN = KEY;

    private final ExecutorService background = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "fake-astra");
        thread.setDaemon(true);
        return thread;
    });
    private final LanguageModel model = new LanguageModel();
    private volatile Database database = new Database(Clock.systemUTC());

    private FakeAstraServer() {
        super(0);
    }

    /** Starts one on a free port. */
    public static FakeAstraServer start() {
        return new FakeAstraServer();
    }

    /** The model does this when it is asked next, once each. */
    public FakeAstraServer enqueue(Completion... completions) {
        model.script().enqueue(List.of(completions));
        return this;
    }

    /** What the model does when nothing enqueued is left. */
    public FakeAstraServer answerWith(Function<Asked, Completion> answering) {
        model.script().otherwise(answering);
        return this;
    }

    /** From now on the time is this clock's, until the server is emptied; what was created is forgotten. */
    public FakeAstraServer clock(Clock clock) {
        replace(clock);
        return this;
    }

    /** What the model was asked so far, oldest first, keys included. */
    public List<Asked> asked() {
        return model.asked();
    }

    /** Forgets all that was created, script, faults and journal. */
    @Override
    public void clear() {
        super.clear();
        model.clear();
        replace(Clock.systemUTC());
    }

    @Override
    public void close() {
        super.close();
        background.shutdownNow();
    }

    @Override
    protected Answer serve(ReceivedRequest request, String serial) {
        try {
            return database.routes.answer(request);
        } catch (Broken e) {
            return e.answer();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.reset();
        }
    }

    private void replace(Clock clock) {
        Database before = database;
        database = new Database(clock);
        before.world.forget();
    }

    /** What is kept, and the operations on it. */
    private final class Database {
        private final World world;
        private final Routes routes;

        Database(Clock clock) {
            this.world = new World(clock);
            this.routes = new Routes(world, model, background);
        }
    }
}
