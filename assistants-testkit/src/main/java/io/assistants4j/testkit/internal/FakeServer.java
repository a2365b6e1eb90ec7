package io.assistants4j.testkit.internal;

import io.assistants4j.testkit.http.Answer;
import io.assistants4j.testkit.http.Faults;
import io.assistants4j.testkit.http.Journal;
import io.assistants4j.testkit.http.LoopbackServer;
import io.assistants4j.testkit.http.ReceivedRequest;
import io.assistants4j.testkit.json.Json;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A far side on the loopback address. A request the real service refuses is refused here too.
 *
 * <p>Use it with try-with-resources, or as a static field with {@code @RegisterExtension}: then it is emptied after each test and
 * closed after the last. Thread-safe.
 */
public abstract class FakeServer implements AutoCloseable, AfterEachCallback, AfterAllCallback {
    /** The only key the server lets in. */
    public static final String KEY = "sk-fake-0123456789abcdef";

    private final Door door;
    private final LoopbackServer http;
    private final AtomicInteger served = new AtomicInteger();

    /** Starts one on this port, or on a free one for 0, with OpenAI's own door. */
    protected FakeServer(int port) {
        this(port, Door.OPENAI);
    }

    /** Starts one on this port, or on a free one for 0, that is entered through this door. */
    // Nobody knows the port before the constructor of the subclass is through, too.
    @SuppressWarnings("this-escape")
    protected FakeServer(int port, Door door) {
        this.door = door;
        this.http = LoopbackServer.start(this::answer, port);
    }

    /**
     * Answers a request, or refuses it.
     *
     * @param serial tells this request from all others
     */
    protected abstract Answer serve(ReceivedRequest request, String serial);

    /** The answer to a request that was refused. */
    protected Answer refusal(Refused refused) {
        return refused.answer();
    }

    /** The base address a client is given; OpenAI's ends in {@code /v1}. */
    public URI url() {
        return URI.create(origin() + door.base());
    }

    /** The address without any path. */
    protected final URI origin() {
        return http.url();
    }

    /** What goes wrong next; a fault that answers by itself leaves the server as it is. */
    public final Faults faults() {
        return http.faults();
    }

    /** What arrived, credentials redacted. */
    public final Journal journal() {
        return http.journal();
    }

    /** How many clients are connected now, idle ones included. */
    public final int connections() {
        return http.connections();
    }

    /** Waits until so many clients are connected; an {@link AssertionError} after the limit. */
    public final void awaitConnections(int count, Duration limit) {
        http.awaitConnections(count, limit);
    }

    /** Refuses every new connection from now on; those that are there go on. */
    public final void refuse() {
        http.refuse();
    }

    /** Takes connections again after {@link #refuse}. */
    public final void takeAgain() {
        http.takeAgain();
    }

    /** Forgets faults and journal. */
    public void clear() {
        faults().clear();
        journal().clear();
    }

    @Override
    public final void afterEach(ExtensionContext context) {
        // What a test leaves running must not take what the next one scripts.
        http.hangUp();
        clear();
    }

    @Override
    public final void afterAll(ExtensionContext context) {
        close();
    }

    @Override
    public void close() {
        http.close();
    }

    /** Refuses whoever has not the key. */
    protected static void requireKey(ReceivedRequest request) {
        if (!request.header("Authorization").equals("Bearer " + KEY)) {
            throw Refused.unauthorized();
        }
    }

    /** The body as JSON. */
    protected static Json body(ReceivedRequest request) {
        try {
            return request.json();
        } catch (IllegalArgumentException e) {
            throw new Refused("We could not parse the JSON body of your request.", null, null);
        }
    }

    private Answer answer(ReceivedRequest request) {
        String serial = Integer.toString(served.incrementAndGet());
        return door.label(played(request, serial), serial);
    }

    private Answer played(ReceivedRequest request, String serial) {
        try {
            return serve(door.enter(request), serial);
        } catch (Refused refused) {
            return door.refusal(request, refused).orElseGet(() -> refusal(refused));
        }
    }
}
