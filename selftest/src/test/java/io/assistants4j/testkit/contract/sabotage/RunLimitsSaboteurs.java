package io.assistants4j.testkit.contract.sabotage;

import static io.assistants4j.testkit.contract.sabotage.RunEndingsSaboteurs.brokenOff;
import static io.assistants4j.testkit.contract.sabotage.RunEndingsSaboteurs.ended;
import static io.assistants4j.testkit.contract.sabotage.RunSabotage.found;
import static io.assistants4j.testkit.contract.sabotage.RunSabotage.in;
import static io.assistants4j.testkit.contract.sabotage.RunSabotage.shown;
import static io.assistants4j.testkit.contract.sabotage.RunSabotage.steps;

import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.run.RunStepStatus;
import io.assistants4j.core.run.Usage;
import io.assistants4j.testkit.contract.reference.ReferenceProvider;
import io.assistants4j.testkit.contract.subject.Candidate;
import io.assistants4j.testkit.contract.subject.ModelTurn;
import io.assistants4j.testkit.contract.subject.ScriptedModel;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/** Saboteurs of {@code RunExpiryContract} and {@code RunBudgetsContract}. */
final class RunLimitsSaboteurs {
    private static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final int BUDGET = 256;

    private RunLimitsSaboteurs() {}

    static Map<String, Saboteur> all() {
        Map<String, Saboteur> all = new HashMap<>();
        all.put("RUN-082", failing("asking", RunStatus.EXPIRED));
        all.put("RUN-083", failing("working", RunStatus.EXPIRED));
        all.put("RUN-084", failing("queueing", RunStatus.EXPIRED));
        all.put("RUN-085", Saboteur.timed((real, clock) -> new PassedRuns(real) {
            @Override
            public Run find(ThreadId thread, RunId id) {
                Run run = super.find(thread, id);
                return clock.instant().equals(run.createdAt().plus(LIFETIME).minusSeconds(1))
                        ? run.draft().status(RunStatus.EXPIRED).build()
                        : run;
            }
        }));
        all.put("RUN-086", Saboteur.timed((real, clock) -> new PassedRuns(real) {
            @Override
            public Run find(ThreadId thread, RunId id) {
                Run run = super.find(thread, id);
                return run.requiredAction() == null
                        ? run
                        : run.draft().expiresAt(clock.instant().plus(LIFETIME)).build();
            }
        }));
        all.put("RUN-087", ended(RunStatus.EXPIRED, draft -> draft.usage(null)));
        all.put(
                "RUN-088",
                steps(step ->
                        step.status().equals(RunStepStatus.EXPIRED) ? Exchanged.step(step, "expiredAt", null) : step));
        all.put("RUN-089", brokenOff("run_expired", message -> Exchanged.message(message, "incompleteDetails", null)));
        all.put(
                "RUN-090",
                found(run -> Integer.valueOf(5_000).equals(run.maxPromptTokens())
                                && run.status().equals(RunStatus.COMPLETED)
                        ? run.draft().status(RunStatus.INCOMPLETE).build()
                        : run));
        all.put("RUN-091", unexplained("max_completion_tokens", run -> run.maxCompletionTokens() != null));
        all.put(
                "RUN-092",
                unexplained("max_prompt_tokens", run -> Usage.of(BUDGET, 10).equals(run.usage())));
        all.put("RUN-093", context -> {
            Candidate real = ReferenceProvider.candidate(context);
            return new Candidate(real.provider(), new AsksOnceMore(real.model()), real.modelName(), Optional.empty());
        });
        all.put("RUN-094", unexplained("max_prompt_tokens", run -> Usage.ZERO.equals(run.usage())));
        return all;
    }

    /** A run that bears this mark and ended so is shown as failed. */
    static Saboteur failing(String state, RunStatus ending) {
        return found(run -> in(run, state) && run.status().equals(ending)
                ? run.draft().status(RunStatus.FAILED).build()
                : run);
    }

    private static Saboteur unexplained(String reason, Predicate<Run> where) {
        return shown(run -> run.incompleteDetails() != null
                        && reason.equals(run.incompleteDetails().reason())
                        && where.test(run)
                ? run.draft().incompleteDetails(null).build()
                : run);
    }

    /** Was asked once more after it spent more than the smallest budget. */
    private static final class AsksOnceMore implements ScriptedModel {
        private final ScriptedModel real;
        private int more;

        AsksOnceMore(ScriptedModel real) {
            this.real = real;
        }

        @Override
        public void will(ModelTurn turn) {
            if (turn.usage().promptTokens() == BUDGET + 1) {
                more = 1;
            }
            real.will(turn);
        }

        @Override
        public OptionalInt asked() {
            return OptionalInt.of(real.asked().orElseThrow() + more);
        }
    }
}
