package io.assistants4j.testkit.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/** What arrived at a server, in order, credentials redacted. Thread-safe; a request stands here before it is answered. */
public final class Journal {
    private static final int EXCERPT = 600;

    private final List<ReceivedRequest> requests = new ArrayList<>();
    private final List<String> transcript = new ArrayList<>();
    private int hangUps;

    Journal() {}

    /** Every request so far. */
    public synchronized List<ReceivedRequest> requests() {
        return List.copyOf(requests);
    }

    /** How many requests arrived so far. */
    public synchronized int size() {
        return requests.size();
    }

    /** The newest request. */
    public synchronized ReceivedRequest last() {
        if (requests.isEmpty()) {
            throw new AssertionError("no request has arrived");
        }
        return requests.get(requests.size() - 1);
    }

    /** What arrived and what it was answered with, a line each, in the order it happened; long bodies are cut. */
    public synchronized List<String> transcript() {
        return List.copyOf(transcript);
    }

    /** Waits until so many requests have arrived; an {@link AssertionError} after the limit. */
    public void awaitRequests(int count, Duration limit) {
        await(limit, "requests", count, this::size);
    }

    /** Waits until so many clients have left while they were answered, or while an answer was held open. */
    public void awaitHangUps(int count, Duration limit) {
        await(limit, "hang-ups", count, () -> hangUps);
    }

    /** Forgets everything. */
    public synchronized void clear() {
        requests.clear();
        transcript.clear();
        hangUps = 0;
    }

    synchronized void add(ReceivedRequest request) {
        requests.add(request.redacted());
        transcript.add("> " + request.method() + " " + request.path() + " " + excerpt(request.body()));
        notifyAll();
    }

    synchronized void answered(Answer answer) {
        transcript.add("< " + answer.status() + " " + excerpt(answer.text()));
    }

    /** A piece of an answer that is made while it is sent. */
    synchronized void fed(Answer piece) {
        transcript.add("< " + excerpt(piece.text()));
    }

    synchronized void hangUp() {
        hangUps++;
        transcript.add("< the client hung up");
        notifyAll();
    }

    private static String excerpt(String body) {
        String line = body.replaceAll("\\R+", " ");
        return line.length() <= EXCERPT ? line : line.substring(0, EXCERPT) + " ...";
    }

    private void await(Duration limit, String what, int count, IntSupplier now) {
        Counts.await(this, limit, count + " " + what, seen -> seen >= count, now);
    }
}
