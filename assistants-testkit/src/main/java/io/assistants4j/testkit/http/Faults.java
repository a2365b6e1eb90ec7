package io.assistants4j.testkit.http;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

/**
 * The faults that wait for requests: each is used once, by the first request it fits, in the order they were added. Besides
 * them one fault can be there for all other requests.
 */
public final class Faults {
    private record Waiting(Predicate<ReceivedRequest> fits, Fault fault) {}

    private static final Fault NONE = (request, real) -> real.get();

    private final List<Waiting> waiting = new ArrayList<>();
    private Fault always = NONE;

    Faults() {}

    /** Spoils the next request. */
    public Faults next(Fault fault) {
        return next(1, fault);
    }

    /** Spoils each of the next so many requests. */
    public Faults next(int times, Fault fault) {
        return next(times, request -> true, fault);
    }

    /** Spoils each of the next so many requests that fit. */
    public synchronized Faults next(int times, Predicate<ReceivedRequest> fits, Fault fault) {
        for (int i = 0; i < times; i++) {
            waiting.add(new Waiting(fits, fault));
        }
        return this;
    }

    /** Spoils every request that nothing waits for, until it is forgotten; such a fault can choose by the request. */
    public synchronized Faults always(Fault fault) {
        always = fault;
        return this;
    }

    /** A request of this method whose path ends so. */
    public static Predicate<ReceivedRequest> on(String method, String pathEnd) {
        return request -> request.method().equals(method) && request.path().endsWith(pathEnd);
    }

    /** Forgets them all. */
    public synchronized void clear() {
        waiting.clear();
        always = NONE;
    }

    /** How many are still waiting; a test that ends with some left did not test what it meant to. */
    public synchronized int left() {
        return waiting.size();
    }

    synchronized Fault take(ReceivedRequest request) {
        for (Iterator<Waiting> each = waiting.iterator(); each.hasNext(); ) {
            Waiting candidate = each.next();
            if (candidate.fits().test(request)) {
                each.remove();
                return candidate.fault();
            }
        }
        return always;
    }
}
