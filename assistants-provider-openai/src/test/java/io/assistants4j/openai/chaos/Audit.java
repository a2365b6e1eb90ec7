package io.assistants4j.openai.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.run.RunStep;
import io.assistants4j.core.run.RunStepStatus;
import io.assistants4j.core.run.Usage;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.thread.MessageStatus;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What must be true of a run that is over, whatever went wrong. */
final class Audit {
    private static final int MOST_ATTEMPTS = 3;

    private final Outcome outcome;
    private final Plan plan;
    private final Run run;
    private final List<Message> said;
    private final List<RunStep> steps;
    private final boolean exact;
    private final List<List<Trouble>> attempts = new ArrayList<>();

    /**
     * @param said the messages of the run, in order
     * @param steps its steps
     */
    Audit(Outcome outcome, Moods moods, List<Message> said, List<RunStep> steps) {
        this.exact = moods.kind().isExact();
        this.outcome = outcome;
        this.plan = outcome.plan();
        this.run = outcome.run();
        this.said = said;
        this.steps = steps;
        for (int turn = 0; turn < plan.turns().size(); turn++) {
            attempts.add(moods.attempts(new TurnOfRun(plan.conversation(), plan.number(), turn)));
        }
    }

    void check() {
        assertThat(attempts).allMatch(made -> made.size() <= MOST_ATTEMPTS);
        if (exact) {
            attempts.forEach(Audit::checkWasRepeatedForAReason);
            assertThat(run.status()).as("after %s", attempts).isIn(possible());
        }
        assertThat(run.status().isTerminal()).isTrue();
        checkMessages();
        checkSteps();
        if (outcome.told() != null) {
            assertThat(outcome.told().messages()).as("what was told").isEqualTo(said);
            assertThat(outcome.told().run()).as("what was told").isEqualTo(run);
        }
    }

    /** Once an answer has begun, nobody asks again. */
    private static void checkWasRepeatedForAReason(List<Trouble> attempts) {
        assertThat(attempts.stream().limit(Math.max(0, attempts.size() - 1)))
                .as("troubles that were followed by a repetition")
                .allMatch(trouble -> trouble.verdict() == Trouble.Verdict.AGAIN);
    }

    /** How the run can have ended. */
    private Set<RunStatus> possible() {
        Set<RunStatus> possible = new HashSet<>();
        if (plan.cancelling() == Plan.Cancelling.AT_ONCE) {
            possible.add(RunStatus.CANCELLED);
        }
        for (int turn = 0; turn < attempts.size() && !attempts.get(turn).isEmpty(); turn++) {
            Trouble.Verdict verdict = verdict(turn);
            if (verdict != Trouble.Verdict.WELL) {
                possible.add(RunStatus.FAILED);
            }
            if (verdict == Trouble.Verdict.FAILED || verdict == Trouble.Verdict.AGAIN) {
                break;
            }
            boolean last = plan.isLast(turn);
            if (last ? plan.turns().get(turn).silent() : plan.cancelling() == Plan.Cancelling.WHILE_IT_WAITS) {
                possible.add(RunStatus.CANCELLED);
            } else if (last) {
                possible.add(RunStatus.COMPLETED);
            }
        }
        return possible;
    }

    private void checkMessages() {
        List<String> meant = plan.messages();
        assertThat(said).hasSizeBetween(leastMessages(), meant.size());
        for (int i = 0; i < said.size(); i++) {
            Message message = said.get(i);
            if (message.status().equals(MessageStatus.COMPLETED)) {
                assertThat(message.text()).isEqualTo(meant.get(i));
            } else {
                assertThat(message.status()).isEqualTo(MessageStatus.INCOMPLETE);
                assertThat(message.incompleteDetails()).isNotNull();
                assertThat(meant.get(i)).startsWith(message.text());
                assertThat(i).as("the place of the incomplete one").isEqualTo(said.size() - 1);
                assertThat(run.status()).isNotEqualTo(RunStatus.COMPLETED);
            }
        }
    }

    /** What was said in turns that went well is there. */
    private int leastMessages() {
        long least = 0;
        for (int turn = 0; turn < attempts.size() && plan.cancelling() != Plan.Cancelling.AT_ONCE; turn++) {
            Speech speech = plan.turns().get(turn);
            boolean went = exact && !attempts.get(turn).isEmpty() && verdict(turn) == Trouble.Verdict.WELL;
            least += went && !speech.silent() ? speech.messages().count() : 0;
        }
        return run.status().equals(RunStatus.COMPLETED) ? plan.messages().size() : (int) least;
    }

    private void checkSteps() {
        assertThat(steps).extracting(RunStep::status).doesNotContain(RunStepStatus.IN_PROGRESS);
        Usage sum =
                steps.stream().map(RunStep::usage).map(Objects::requireNonNull).reduce(Usage.ZERO, Usage::plus);
        assertThat(run.usage()).as("the usage of all steps").isEqualTo(sum);
        if (exact
                && attempts.stream().allMatch(made -> !made.isEmpty() && verdict(made) == Trouble.Verdict.WELL)
                && run.status().equals(RunStatus.COMPLETED)) {
            assertThat(sum).isEqualTo(plan.turns().stream().map(Speech::usage).reduce(Usage.ZERO, Usage::plus));
        }
    }

    private Trouble.Verdict verdict(int turn) {
        return verdict(attempts.get(turn));
    }

    /** Of the last attempt. */
    private static Trouble.Verdict verdict(List<Trouble> made) {
        return made.get(made.size() - 1).verdict();
    }
}
