package io.assistants4j.benchmarks.store;

import io.assistants4j.core.provider.ProviderId;
import io.assistants4j.store.jdbc.Scope;
import io.assistants4j.store.jdbc.SqliteStore;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/**
 * Fills an SQLite file and reads it: durable inserts a second for one, eight and sixty-four callers, and pages at the start,
 * in the middle and at the end of a long thread. Takes how many messages the thread has, by default a million, and the
 * directory for the file, by default one for temporary files (which may be in memory: name one on a disk).
 */
final class StoreLoad {
    private static final int INSERTS = 40_000;
    private static final int PAGES = 2_000;

    private StoreLoad() {}

    public static void main(String[] args) throws IOException, InterruptedException, ExecutionException {
        int size = args.length == 0 ? 1_000_000 : Integer.parseInt(args[0]);
        Path parent = Path.of(args.length < 2 ? System.getProperty("java.io.tmpdir") : args[1]);
        Path directory = Files.createTempDirectory(parent, "store-load");
        try (SqliteStore file = SqliteStore.open(directory.resolve("load.db"))) {
            inserts(file);
            pages(file, size);
        } finally {
            delete(directory);
        }
    }

    private static void inserts(SqliteStore file) throws InterruptedException, ExecutionException {
        Conversation thread = Conversation.begin(file.conversations(scope("inserts")), "thread_inserts");
        InsertRate rate = new InsertRate(thread);
        rate.measure(8, INSERTS / 2);
        double alone = 0;
        for (int callers : new int[] {1, 8, 64}) {
            long cpu = cpuNanos();
            int messages = callers == 1 ? INSERTS / 4 : INSERTS;
            double measured = rate.measure(callers, messages);
            alone = callers == 1 ? measured : alone;
            System.out.printf(
                    "%2d callers  %8.0f inserts/s  %5.1f times one caller  %5.1f us CPU each%n",
                    callers, measured, measured / alone, (cpuNanos() - cpu) / 1e3 / messages);
        }
    }

    private static void pages(SqliteStore file, int size) {
        Conversation thread = Conversation.begin(file.conversations(scope("pages")), "thread_pages");
        long cpu = cpuNanos();
        thread.fill(size);
        System.out.printf(
                "filled with %,d messages, 1,000 in a commit: %.1f us CPU each%n",
                size, (cpuNanos() - cpu) / 1e3 / size);
        PageCost cost = new PageCost(thread, size);
        for (PageCost.Way way : PageCost.Way.values()) {
            cost.measure(way, PAGES / 4);
        }
        System.out.println("us a page      start   middle      end   end/start");
        for (PageCost.Way way : PageCost.Way.values()) {
            List<Long> nanos = cost.measure(way, PAGES);
            System.out.printf(
                    "%-12s %7.1f  %7.1f  %7.1f  %8.2f%n",
                    way,
                    nanos.get(0) / 1e3,
                    nanos.get(1) / 1e3,
                    nanos.get(2) / 1e3,
                    (double) nanos.get(2) / nanos.get(0));
        }
    }

    private static Scope scope(String tenant) {
        return new Scope(new ProviderId("benchmark"), tenant);
    }

    private static long cpuNanos() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : 0;
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }
}
