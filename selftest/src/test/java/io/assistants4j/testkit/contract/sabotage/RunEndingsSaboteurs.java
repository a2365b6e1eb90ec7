package io.assistants4j.testkit.contract.sabotage;

import static io.assistants4j.testkit.contract.sabotage.RunSabotage.messages;
import static io.assistants4j.testkit.contract.sabotage.RunSabotage.shown;
import static io.assistants4j.testkit.contract.sabotage.RunSabotage.steps;

import io.assistants4j.core.error.NotFoundException;
import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.page.Page;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.run.ErrorCode;
import io.assistants4j.core.run.LastError;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunDraft;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.run.RunStep;
import io.assistants4j.core.run.RunStepStatus;
import io.assistants4j.core.run.Runs;
import io.assistants4j.core.run.StepInclude;
import io.assistants4j.core.run.Usage;
import io.assistants4j.core.thread.IncompleteDetails;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.thread.MessageStatus;
import io.assistants4j.core.thread.Threads;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Saboteurs of {@code RunEndingsContract}. */
final class RunEndingsSaboteurs {
    private static final Duration LIFETIME = Duration.ofMinutes(10);

    private RunEndingsSaboteurs() {}

    static Map<String, Saboteur> all() {
        Map<String, Saboteur> all = new HashMap<>();
        all.put(
                "RUN-063",
                Unfollowed.only(
                        ended(RunStatus.COMPLETED, draft -> draft.incompleteDetails(IncompleteDetails.of("?")))));
        all.put(
                "RUN-064",
                shown(run -> run.completedAt() == null
                        ? run
                        : run.draft().completedAt(run.createdAt()).build()));
        all.put(
                "RUN-065",
                Unfollowed.only(shown(run -> run.status().equals(RunStatus.COMPLETED)
                        ? run.draft().expiresAt(run.createdAt().plus(LIFETIME)).build()
                        : run)));
        all.put("RUN-066", Saboteur.timed((real, clock) -> new PassedRuns(real) {
            @Override
            public Run find(ThreadId thread, RunId id) {
                Run run = super.find(thread, id);
                return run.status().equals(RunStatus.COMPLETED)
                                && clock.instant().isAfter(run.createdAt().plus(LIFETIME))
                        ? run.draft().status(RunStatus.EXPIRED).build()
                        : run;
            }
        }));
        all.put("RUN-067", used(Usage.of(31, 5), Usage.of(31, 4)));
        all.put("RUN-068", used(Usage.of(33, 12), Usage.of(23, 7)));
        all.put(
                "RUN-069",
                ended(RunStatus.INCOMPLETE, draft -> draft.lastError(LastError.of(ErrorCode.SERVER_ERROR, "Cut."))));
        all.put(
                "RUN-070",
                brokenOff("max_tokens", message -> Exchanged.message(message, "status", MessageStatus.COMPLETED)));
        all.put("RUN-071", RunSabotage.runs((runs, provider) -> new StepsStayOpen(runs)));
        all.put(
                "RUN-072",
                brokenOff("content_filter", message -> Exchanged.message(message, "incompleteDetails", null)));
        all.put("RUN-073", Unfollowed.only(ended(RunStatus.FAILED, draft -> draft.failedAt(null))));
        all.put("RUN-074", Unfollowed.only(ended(RunStatus.FAILED, draft -> draft.usage(null))));
        all.put(
                "RUN-075",
                shown(run -> run.lastError() != null && run.lastError().code().equals(ErrorCode.RATE_LIMIT_EXCEEDED)
                        ? run.draft()
                                .lastError(LastError.of(
                                        ErrorCode.SERVER_ERROR, run.lastError().message()))
                                .build()
                        : run));
        all.put(
                "RUN-076",
                shown(run ->
                        run.lastError() != null && run.lastError().message().contains("broke off")
                                ? run.draft().lastError(null).build()
                                : run));
        all.put(
                "RUN-077",
                Unfollowed.only(brokenOff("run_failed", message -> Exchanged.message(message, "content", List.of()))));
        all.put(
                "RUN-078",
                Unfollowed.only(steps(step ->
                        step.status().equals(RunStepStatus.FAILED) ? Exchanged.step(step, "lastError", null) : step)));
        all.put("RUN-079", forgetting("run_failed"));
        all.put("RUN-080", Saboteur.runs(StillFound::new));
        all.put("RUN-081", Saboteur.provider(real -> new SabotagedProvider(real) {
            @Override
            public Threads threads() {
                return new KeptThreads(real.threads(), real.runs());
            }
        }));
        return all;
    }

    /** Runs that ended so are shown otherwise. */
    static Saboteur ended(RunStatus status, Consumer<RunDraft> change) {
        return shown(run -> {
            RunDraft draft = run.draft();
            if (run.status().equals(status)) {
                change.accept(draft);
            }
            return draft.build();
        });
    }

    /** Messages that broke off for this reason are shown otherwise. */
    static Saboteur brokenOff(String reason, UnaryOperator<Message> change) {
        return messages(message -> isBrokenOff(message, reason) ? change.apply(message) : message);
    }

    /** What was said before a message that broke off for this reason is gone. */
    static Saboteur forgetting(String reason) {
        return RunSabotage.messagesListed(page -> page.stream().anyMatch(message -> isBrokenOff(message, reason))
                ? page.stream()
                        .filter(message -> !message.text().equals("One moment."))
                        .toList()
                : page);
    }

    private static boolean isBrokenOff(Message message, String reason) {
        return message.incompleteDetails() != null
                && reason.equals(message.incompleteDetails().reason());
    }

    private static Saboteur used(Usage real, Usage told) {
        return shown(run -> real.equals(run.usage()) ? run.draft().usage(told).build() : run);
    }

    private static final class StepsStayOpen extends PassedRuns {
        StepsStayOpen(Runs real) {
            super(real);
        }

        @Override
        public Page<RunStep> listSteps(ThreadId thread, RunId run, PageRequest page, Set<StepInclude> include) {
            boolean cut = super.find(thread, run).status().equals(RunStatus.INCOMPLETE);
            return RunSabotage.mapped(
                    super.listSteps(thread, run, page, include),
                    step -> cut ? Exchanged.step(step, "status", RunStepStatus.IN_PROGRESS) : step);
        }
    }

    private static final class StillFound extends PassedRuns {
        private final Map<List<Object>, Run> seen = new ConcurrentHashMap<>();

        StillFound(Runs real) {
            super(real);
        }

        @Override
        public Run find(ThreadId thread, RunId id) {
            List<Object> key = List.of(thread, id);
            try {
                Run run = super.find(thread, id);
                seen.put(key, run);
                return run;
            } catch (NotFoundException e) {
                Run before = seen.get(key);
                if (before == null) {
                    throw e;
                }
                return before;
            }
        }
    }

    private static final class KeptThreads extends PassedThreads {
        private final Runs runs;

        KeptThreads(Threads real, Runs runs) {
            super(real);
            this.runs = runs;
        }

        @Override
        public void delete(ThreadId id) {
            super.find(id);
            if (RunSabotage.isBusy(runs, id, RunStatus.IN_PROGRESS)) {
                throw RunSabotage.refusal();
            }
            super.delete(id);
        }
    }
}
