package io.assistants4j.benchmarks.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** How many messages a store makes durable in a second, each in a commit of its own, for so many callers that wait for it. */
final class InsertRate {
    private final Conversation thread;
    private final AtomicInteger numbers = new AtomicInteger();

    InsertRate(Conversation thread) {
        this.thread = thread;
    }

    /** Adds so many messages; how many a second there were. */
    double measure(int callers, int messages) throws InterruptedException, ExecutionException {
        int last = numbers.get() + messages;
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            long start = System.nanoTime();
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                all.add(threads.submit(() -> addUntil(last)));
            }
            for (Future<?> one : all) {
                one.get();
            }
            return messages * 1e9 / (System.nanoTime() - start);
        } finally {
            numbers.set(last);
            threads.shutdown();
        }
    }

    private void addUntil(int last) {
        for (int number = numbers.getAndIncrement(); number < last; number = numbers.getAndIncrement()) {
            thread.add(number);
        }
    }
}
