package io.assistants4j.testkit.contract.sabotage;

import static io.assistants4j.testkit.contract.sabotage.RunSabotage.created;
import static io.assistants4j.testkit.contract.sabotage.RunSabotage.found;
import static io.assistants4j.testkit.contract.sabotage.RunSabotage.in;
import static io.assistants4j.testkit.contract.sabotage.RunSabotage.listed;
import static io.assistants4j.testkit.contract.sabotage.RunSabotage.refusal;
import static io.assistants4j.testkit.contract.sabotage.RunSabotage.reversed;
import static io.assistants4j.testkit.contract.sabotage.RunSabotage.shown;
import static io.assistants4j.testkit.contract.sabotage.RunSabotage.updated;

import io.assistants4j.core.error.NotFoundException;
import io.assistants4j.core.id.AssistantId;
import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.page.Page;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.NewThreadRun;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunChange;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.run.Runs;
import io.assistants4j.core.run.Usage;
import io.assistants4j.core.thread.NewMessage;
import io.assistants4j.core.thread.NewThread;
import io.assistants4j.core.value.Metadata;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Saboteurs of {@code RunsContract}, {@code RunListContract} and {@code RunWithThreadContract}. */
final class RunsSaboteurs {
    private static final Duration HOUR = Duration.ofHours(1);

    private RunsSaboteurs() {}

    static Map<String, Saboteur> all() {
        Map<String, Saboteur> all = new HashMap<>();
        all.put("RUN-001", found(run -> in(run, "found") ? with(run, Metadata.NONE) : run));
        all.put("RUN-002", Saboteur.runs(OneTwin::new));
        all.put("RUN-003", created(run -> run.draft().usage(Usage.ZERO).build()));
        all.put(
                "RUN-004",
                shown(run ->
                        in(run, "named") ? Exchanged.run(run, "assistantId", new AssistantId("asst_other")) : run));
        all.put("RUN-005", created(run -> run.draft().expiresAt(null).build()));
        all.put("RUN-006", shown(run -> run.metadata().entries().size() == 16 ? with(run, Metadata.NONE) : run));
        all.put("RUN-007", Saboteur.runs(FindsAnywhere::new));
        all.put(
                "RUN-008",
                updated(run -> run.metadata().equals(Metadata.of("new", "pair"))
                        ? with(run, new Metadata(Map.of("new", "pair", "old", "pair")))
                        : run));
        all.put("RUN-009", updated(run -> in(run, "kept") ? with(run, Metadata.NONE) : run));
        all.put(
                "RUN-010",
                updated(run -> run.metadata().equals(Metadata.NONE) ? with(run, Metadata.of("old", "pair")) : run));
        all.put("RUN-011", found(run -> in(run, "later") ? with(run, Metadata.NONE) : run));
        all.put(
                "RUN-012",
                updated(run -> in(run, "aged")
                        ? run.draft().completedAt(run.createdAt().plus(HOUR)).build()
                        : run));
        all.put("RUN-013", RunSabotage.runs((runs, provider) -> new PassedRuns(runs) {
            @Override
            public Run create(ThreadId thread, NewRun request) {
                try {
                    return super.create(thread, request);
                } catch (NotFoundException e) {
                    request.additionalMessages()
                            .forEach(message -> provider.messages().create(thread, message));
                    throw e;
                }
            }
        }));
        all.put("RUN-014", Saboteur.runs(real -> new PassedRuns(real) {
            @Override
            public Run update(ThreadId thread, RunId id, RunChange change) {
                try {
                    return super.update(thread, id, change);
                } catch (NotFoundException e) {
                    throw refusal();
                }
            }
        }));
        lists(all);
        withThreads(all);
        return all;
    }

    private static void lists(Map<String, Saboteur> all) {
        all.put("RUN-015", listed((asked, page) -> isOf3(asked, PageRequest.FIRST, page) ? reversed(page) : page));
        all.put("RUN-016", listed((asked, page) -> isOf3(asked, PageRequest.oldest(10), page) ? reversed(page) : page));
        all.put("RUN-017", listed((asked, page) -> asked.limit() == 2 ? RunSabotage.ending(page) : page));
        all.put("RUN-018", Saboteur.runs(real -> new PassedRuns(real) {
            @Override
            public Page<Run> list(ThreadId thread, PageRequest page) {
                return super.list(thread, page.before() == null ? page : PageRequest.oldest(page.limit()));
            }
        }));
        all.put(
                "RUN-019",
                listed((asked, page) -> RunSabotage.mapped(
                        page, run -> in(run, "listed") ? run.draft().usage(null).build() : run)));
        all.put("RUN-020", Saboteur.runs(ListsAll::new));
        all.put(
                "RUN-021",
                listed((asked, page) ->
                        page.data().isEmpty() ? new Page<>(List.of(), "", "", false, page.extensions()) : page));
    }

    private static void withThreads(Map<String, Saboteur> all) {
        all.put("RUN-022", threaded(thread -> thread == null ? null : thread.withMetadata(Metadata.NONE)));
        all.put("RUN-023", threaded(thread -> thread == null ? null : reversedMessages(thread)));
        all.put(
                "RUN-024",
                found(run -> in(run, "answers") && run.status().equals(RunStatus.COMPLETED)
                        ? run.draft().status(RunStatus.FAILED).build()
                        : run));
        all.put("RUN-025", requested(request -> Exchanged.request(request, "instructions", null)));
        all.put("RUN-026", threaded(thread -> thread == null ? NewThread.of(NewMessage.user("Hello?")) : thread));
        all.put("RUN-027", Saboteur.runs(real -> new PassedRuns(real) {
            @Override
            public Run createWithThread(NewThreadRun request) {
                try {
                    return super.createWithThread(request);
                } catch (NotFoundException e) {
                    throw refusal();
                }
            }
        }));
    }

    private static Run with(Run run, Metadata pairs) {
        return run.draft().metadata(pairs).build();
    }

    private static boolean isOf3(PageRequest asked, PageRequest expected, Page<Run> page) {
        return asked.equals(expected) && page.data().size() == 3;
    }

    private static NewThread reversedMessages(NewThread thread) {
        List<NewMessage> messages = new ArrayList<>(thread.messages());
        Collections.reverse(messages);
        return new NewThread(messages, thread.toolResources(), thread.metadata());
    }

    private interface ThreadChange {
        @Nullable
        NewThread of(@Nullable NewThread thread);
    }

    private static Saboteur threaded(ThreadChange change) {
        return requested(request -> Exchanged.request(request, "thread", change.of(request.thread())));
    }

    private static Saboteur requested(UnaryOperator<NewThreadRun> change) {
        return Saboteur.runs(real -> new PassedRuns(real) {
            @Override
            public Run createWithThread(NewThreadRun request) {
                return super.createWithThread(change.apply(request));
            }
        });
    }

    private static final class OneTwin extends PassedRuns {
        private @Nullable Run first;

        OneTwin(Runs real) {
            super(real);
        }

        @Override
        public Run create(ThreadId thread, NewRun request) {
            Run made = super.create(thread, request);
            if (!in(request, "twin")) {
                return made;
            }
            Run twin = first == null ? made : first;
            first = twin;
            return twin;
        }
    }

    private static final class FindsAnywhere extends PassedRuns {
        private final Map<RunId, ThreadId> threads = new ConcurrentHashMap<>();

        FindsAnywhere(Runs real) {
            super(real);
        }

        @Override
        public Run create(ThreadId thread, NewRun request) {
            Run made = super.create(thread, request);
            threads.put(made.id(), thread);
            return made;
        }

        @Override
        public Run find(ThreadId thread, RunId id) {
            return super.find(threads.getOrDefault(id, thread), id);
        }
    }

    private static final class ListsAll extends PassedRuns {
        private final List<Run> alone = new ArrayList<>();

        ListsAll(Runs real) {
            super(real);
        }

        @Override
        public Run create(ThreadId thread, NewRun request) {
            Run made = super.create(thread, request);
            if (in(request, "alone")) {
                alone.add(made);
            }
            return made;
        }

        @Override
        public Page<Run> list(ThreadId thread, PageRequest page) {
            return alone.isEmpty()
                    ? super.list(thread, page)
                    : Page.of(alone, false, run -> run.id().value());
        }
    }
}
