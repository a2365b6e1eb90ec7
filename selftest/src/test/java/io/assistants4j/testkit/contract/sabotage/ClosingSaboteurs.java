package io.assistants4j.testkit.contract.sabotage;

import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.event.RunStream;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.run.NewRun;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Saboteurs of {@code RunStreamViewsContract}: streams that do harm when they are closed. */
final class ClosingSaboteurs {
    private ClosingSaboteurs() {}

    static Map<String, Saboteur> all() {
        Map<String, Saboteur> all = new HashMap<>();
        all.put("STR-056", Saboteur.streams(real -> new PassedStreams(real) {
            @Override
            public RunStream stream(ThreadId thread, NewRun request) {
                return new Startling(super.stream(thread, request));
            }
        }));
        all.put("STR-057", Aim.atAnyWords().streams(Talkative::new));
        all.put("STR-059", Aim.atAnyWords().streams(real -> new PassedStream(real) {
            private boolean closed;

            @Override
            public void close() {
                if (closed) {
                    throw new IllegalStateException("closed");
                }
                closed = true;
                super.close();
            }
        }));
        return all;
    }

    /** Fails for whoever reads when another closes. */
    private static final class Startling extends PassedStream {
        private volatile @Nullable Thread closer;

        Startling(RunStream real) {
            super(real);
        }

        @Override
        public Iterator<RunEvent> iterator() {
            Iterator<RunEvent> events = super.iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    boolean more = events.hasNext();
                    if (!more && closer != null && closer != Thread.currentThread()) {
                        throw new IllegalStateException("closed");
                    }
                    return more;
                }

                @Override
                public RunEvent next() {
                    return events.next();
                }
            };
        }

        @Override
        public void close() {
            closer = Thread.currentThread();
            super.close();
        }
    }

    /** Has one more thing to say when it is closed. */
    private static final class Talkative extends PassedStream {
        private boolean closed;

        Talkative(RunStream real) {
            super(real);
        }

        @Override
        public Iterator<RunEvent> iterator() {
            Iterator<RunEvent> events = super.iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return closed || events.hasNext();
                }

                @Override
                public RunEvent next() {
                    return closed ? new RunEvent.Done() : events.next();
                }
            };
        }

        @Override
        public void close() {
            closed = true;
            super.close();
        }
    }
}
