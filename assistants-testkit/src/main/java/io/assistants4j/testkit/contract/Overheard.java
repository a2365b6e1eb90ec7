package io.assistants4j.testkit.contract;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is logged while it listens: by {@code java.util.logging} at any level, {@code System.Logger} included, and what is written to
 * standard output and standard error. It hears all threads. Of the JDK itself it hears no more than usual: at their finest its
 * clients log whole requests, which no adapter can help.
 */
final class Overheard implements AutoCloseable {
    private static final List<Overheard> LISTENING = new CopyOnWriteArrayList<>();
    private static final Ear EAR = new Ear();

    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();

    private Overheard() {}

    /** Listens until it is closed. */
    static Overheard begin() {
        Overheard listener = new Overheard();
        synchronized (EAR) {
            if (LISTENING.isEmpty()) {
                EAR.open();
            }
            LISTENING.add(listener);
        }
        return listener;
    }

    /** All of it so far. */
    String text() {
        return heard.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        synchronized (EAR) {
            if (LISTENING.remove(this) && LISTENING.isEmpty()) {
                EAR.shut();
            }
        }
    }

    private static void hear(byte[] bytes, int from, int length) {
        LISTENING.forEach(listener -> listener.heard.write(bytes, from, length));
    }

    /** Listens for all that do. */
    private static final class Ear extends Handler {
        private final Volume all = new Volume(Logger.getLogger(""));
        private final List<Volume> jdk = Stream.of("java", "javax", "jdk", "sun", "com.sun")
                .map(name -> new Volume(Logger.getLogger(name)))
                .toList();
        private PrintStream out = System.out;
        private PrintStream err = System.err;

        Ear() {
            setFormatter(new SimpleFormatter());
            setLevel(Level.ALL);
        }

        void open() {
            jdk.forEach(volume -> volume.set(Level.INFO));
            all.set(Level.ALL);
            all.logger.addHandler(this);
            out = System.out;
            err = System.err;
            System.setOut(new PrintStream(new Tee(out), true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(new Tee(err), true, StandardCharsets.UTF_8));
        }

        void shut() {
            System.setOut(out);
            System.setErr(err);
            all.logger.removeHandler(this);
            all.restore();
            jdk.forEach(Volume::restore);
        }

        @Override
        public void publish(LogRecord record) {
            byte[] line = getFormatter().format(record).getBytes(StandardCharsets.UTF_8);
            hear(line, 0, line.length);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    /** How much a logger says, and how much it said before. */
    private static final class Volume {
        private final Logger logger;
        private @Nullable Level before;

        Volume(Logger logger) {
            this.logger = logger;
        }

        void set(Level level) {
            before = logger.getLevel();
            logger.setLevel(level);
        }

        void restore() {
            logger.setLevel(before);
        }
    }

    /** Passes on what is printed. */
    private static final class Tee extends OutputStream {
        private final OutputStream real;

        Tee(OutputStream real) {
            this.real = real;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            hear(bytes, from, length);
            real.write(bytes, from, length);
        }

        @Override
        public void flush() throws IOException {
            real.flush();
        }
    }
}
