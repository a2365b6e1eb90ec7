package io.assistants4j.testkit.contract.sabotage;

import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.event.RunEventHandler;
import io.assistants4j.core.event.RunStream;
import io.assistants4j.core.event.RunStreams;
import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.NewThreadRun;
import io.assistants4j.core.run.Runs;
import io.assistants4j.core.tool.ToolOutput;
import io.assistants4j.core.value.RawJson;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Saboteurs of {@code RunStreamViewsContract}, but for those of closing. */
final class RunStreamViewsSaboteurs {
    private static final RunEvent MORE = new RunEvent.Unrecognized("more", new RawJson("{}"));

    private RunStreamViewsSaboteurs() {}

    static Map<String, Saboteur> all() {
        Map<String, Saboteur> all = new HashMap<>();
        iterators(all);
        subscribers(all);
        refusals(all);
        return all;
    }

    private static void iterators(Map<String, Saboteur> all) {
        all.put(
                "STR-050",
                Aim.atTheFirstWords()
                        .streams(
                                () -> event -> event instanceof RunEvent.Done ? List.of(event, MORE) : List.of(event)));
        all.put("STR-051", Aim.atAnyWords().streams(real -> new PassedStream(real) {
            private boolean followed;

            @Override
            public Iterator<RunEvent> iterator() {
                Iterator<RunEvent> events = followed ? Collections.emptyIterator() : super.iterator();
                followed = true;
                return events;
            }
        }));
        all.put("STR-052", Aim.atAnyWords().streams(real -> new PassedStream(real) {
            @Override
            public void forEach(RunEventHandler handler) {
                super.forEach(new RunEventHandler() {
                    @Override
                    public void on(RunEvent event) {
                        if (!(event instanceof RunEvent.Done)) {
                            handler.on(event);
                        }
                    }
                });
            }
        }));
    }

    private static void subscribers(Map<String, Saboteur> all) {
        all.put("STR-053", Aim.atAnyWords().streams(real -> new PassedStream(real) {
            @Override
            public Flow.Publisher<RunEvent> publisher(Executor executor) {
                return to -> super.publisher(executor).subscribe(new PassedSubscriber(to) {
                    @Override
                    public void onComplete() {
                        super.onComplete();
                        super.onComplete();
                    }
                });
            }
        }));
        all.put("STR-054", Aim.atAnyWords().streams(real -> new PassedStream(real) {
            @Override
            public Flow.Publisher<RunEvent> publisher(Executor executor) {
                return to -> super.publisher(executor).subscribe(new PassedSubscriber(to) {
                    @Override
                    void request(Flow.Subscription subscription, long count) {
                        subscription.request(count == 1 ? 2 : count);
                    }
                });
            }
        }));
        all.put("STR-055", Saboteur.provider(provider -> new CancellingStreams(provider) {
            @Override
            RunStream changed(RunStream real, ThreadId thread, Runs runs) {
                return new PassedStream(real) {
                    @Override
                    public Flow.Publisher<RunEvent> publisher(Executor executor) {
                        return to -> real().publisher(executor).subscribe(new PassedSubscriber(to) {
                            @Override
                            void cancel(Flow.Subscription subscription) {
                                super.cancel(subscription);
                                CancellingStreams.cancel(runs, thread);
                            }
                        });
                    }
                };
            }
        }));
    }

    private static void refusals(Map<String, Saboteur> all) {
        all.put("STR-060", Saboteur.streams(real -> new PassedStreams(real) {
            @Override
            public RunStream stream(ThreadId thread, NewRun request) {
                return late(thread.value(), () -> super.stream(thread, request));
            }
        }));
        all.put("STR-061", Saboteur.streams(real -> new PassedStreams(real) {
            @Override
            public RunStream streamWithThread(NewThreadRun request) {
                return late(request.assistantId().value(), () -> super.streamWithThread(request));
            }
        }));
        all.put("STR-062", Saboteur.streams(real -> new PassedStreams(real) {
            @Override
            public RunStream streamSubmit(ThreadId thread, RunId run, List<ToolOutput> outputs) {
                return late(run.value(), () -> super.streamSubmit(thread, run, outputs));
            }
        }));
        all.put("STR-063", Saboteur.streams(real -> new PassedStreams(real) {
            @Override
            public RunStream stream(ThreadId thread, NewRun request) {
                try {
                    return super.stream(thread, request);
                } catch (InvalidRequestException e) {
                    throw InvalidRequestException.inThisState("The thread is locked.");
                }
            }
        }));
        all.put("STR-064", Saboteur.streams(Jealous::new));
    }

    /** Fails with the first event instead of at once, where it is about something that is nowhere. */
    static RunStream late(String id, Supplier<RunStream> call) {
        if (!id.endsWith("nowhere")) {
            return call.get();
        }
        return new RunStream() {
            @Override
            public Iterator<RunEvent> iterator() {
                return call.get().iterator();
            }

            @Override
            public void close() {}
        };
    }

    /** Ends the stream that is followed where another is refused. */
    private static final class Jealous extends PassedStreams {
        private @Nullable RunStream latest;

        Jealous(RunStreams real) {
            super(real);
        }

        @Override
        public RunStream stream(ThreadId thread, NewRun request) {
            try {
                latest = super.stream(thread, request);
                return latest;
            } catch (InvalidRequestException e) {
                if (latest != null) {
                    latest.close();
                }
                throw e;
            }
        }
    }
}
