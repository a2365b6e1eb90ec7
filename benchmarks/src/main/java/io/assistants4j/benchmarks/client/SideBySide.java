package io.assistants4j.benchmarks.client;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Does the same in several ways by turns, and tells what each costs: CPU time of the whole process, so that a busy machine
 * changes little, and bytes allocated by the thread that does it. The first way is what the others are compared to.
 */
final class SideBySide {
    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final ThreadMXBean THREADS = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
    /** Short, for a machine is now more and now less busy; some systems count CPU time in hundredths of a second only. */
    private static final long ROUND_NS = 100_000_000;

    private static final int WARM_UP = 50;

    private final String title;
    private final int operations;
    private final List<Candidate> candidates = new ArrayList<>();

    /** One way of doing it. */
    @FunctionalInterface
    interface Way {
        /** Does it once. */
        void run() throws Exception;
    }

    /**
     * What one operation costs.
     *
     * @param nanos of CPU
     * @param bytes allocated
     */
    record Cost(double nanos, double bytes) {
        Cost plus(Cost other) {
            return new Cost(nanos + other.nanos, bytes + other.bytes);
        }

        Cost each(double count) {
            return new Cost(nanos / count, bytes / count);
        }
    }

    /**
     * A comparison.
     *
     * @param operations how many operations each way does when it runs once
     */
    SideBySide(String title, int operations) {
        this.title = title;
        this.operations = operations;
    }

    SideBySide add(String name, Way way) {
        candidates.add(new Candidate(name, way));
        return this;
    }

    /** Takes so many rounds to warm up and so many that count, each way in each of them. */
    Map<String, Cost> measure(int warmUp, int rounds) throws Exception {
        for (int round = 0; round < warmUp; round++) {
            for (Candidate candidate : candidates) {
                candidate.times = timesInARound(candidate.way);
            }
        }
        Map<String, Cost> sums = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (Candidate candidate : candidates) {
                sums.merge(candidate.name, cost(candidate.way, candidate.times), Cost::plus);
            }
        }
        Map<String, Cost> costs = new LinkedHashMap<>();
        for (Candidate candidate : candidates) {
            Cost sum = sums.getOrDefault(candidate.name, new Cost(0, 0));
            costs.put(candidate.name, sum.each((double) rounds * candidate.times * operations));
        }
        return costs;
    }

    /** Measures and prints a line for each way. */
    void report(int rounds) throws Exception {
        Map<String, Cost> costs = measure(WARM_UP, rounds);
        Cost first = costs.values().iterator().next();
        System.out.println(title);
        costs.forEach((name, cost) -> System.out.printf(
                "  %-28s %9.0f ns CPU (%5.2f) %9.0f bytes (%5.2f)%n",
                name, cost.nanos(), cost.nanos() / first.nanos(), cost.bytes(), cost.bytes() / first.bytes()));
    }

    private static int timesInARound(Way way) throws Exception {
        long end = System.nanoTime() + ROUND_NS;
        int times = 0;
        do {
            way.run();
            times++;
        } while (System.nanoTime() < end);
        return times;
    }

    private static Cost cost(Way way, int times) throws Exception {
        long cpu = PROCESS.getProcessCpuTime();
        long bytes = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
        for (int i = 0; i < times; i++) {
            way.run();
        }
        return new Cost(
                PROCESS.getProcessCpuTime() - cpu,
                THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - bytes);
    }

    /** A way, and how often it runs in a round. */
    private static final class Candidate {
        private final String name;
        private final Way way;
        private int times = 1;

        Candidate(String name, Way way) {
            this.name = name;
            this.way = way;
        }
    }
}
