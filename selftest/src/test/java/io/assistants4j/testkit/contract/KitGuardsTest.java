package io.assistants4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.provider.Capabilities;
import io.assistants4j.core.provider.Capability;
import io.assistants4j.testkit.contract.reference.ReferenceProvider;
import io.assistants4j.testkit.contract.rule.KnownDeviation;
import io.assistants4j.testkit.contract.rule.Requirement;
import io.assistants4j.testkit.contract.sabotage.Saboteurs;
import io.assistants4j.testkit.contract.subject.Candidate;
import io.assistants4j.testkit.contract.subject.ContractContext;
import io.assistants4j.testkit.contract.subject.Subject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;

/** Nobody gets round the contract unseen. */
final class KitGuardsTest {
    private static final String BROKEN = "AST-001";

    @Test
    void aKnownDeviationHasToFail() {
        assertThat(failures(Deviating.class)).isEmpty();
    }

    @Test
    void aDeviationThatIsNoneAnyMoreFails() {
        assertThat(failures(DeviatingNoMore.class)).containsExactly(BROKEN);
    }

    @Test
    void anOverdueDeviationFailsOnlyWhereOneIsStrict() {
        assertThat(failures(Overdue.class)).isEmpty();
        assertThat(failures(Overdue.class, Map.of("contract.strict", "true"))).containsExactly(BROKEN);
    }

    @Test
    void aDeviationFromNothingIsFound() {
        assertThat(failures(DeviatingFromNothing.class)).containsExactly("noRequirementIsSwitchedOff");
    }

    @Test
    void aDeviationFromWhatIsNotTriedIsFound() {
        assertThat(failures(DeviatingFromTheDeclined.class)).containsExactly("noRequirementIsSwitchedOff");
    }

    @Test
    void aDeviationWithoutAMonthIsFound() {
        assertThat(failures(DeviatingForEver.class)).containsExactly("noRequirementIsSwitchedOff");
    }

    @Test
    void aRequirementThatIsDisabledIsFound() {
        assertThat(failures(SwitchedOff.class)).contains("noRequirementIsSwitchedOff", "everyRequirementWasRun");
    }

    @Test
    void aRequirementThatIsWrittenOverIsFound() {
        assertThat(failures(WrittenOver.class)).containsExactly("noRequirementIsSwitchedOff");
    }

    @Test
    void aRequirementThatIsNoTestAnyMoreIsFound() {
        assertThat(failures(Forgotten.class)).contains("noRequirementIsSwitchedOff", "everyRequirementWasRun");
    }

    @Test
    void aLevelThatThisKitDoesNotKnowIsNamed() {
        assertThat(notBegun(Keeping.class, "9.9")).contains("contract.level is 9.9, but this kit knows 0.1 to ");
        assertThat(notBegun(Keeping.class, "new")).contains("contract.level: 'new' is no version such as 0.1");
        assertThat(failures(Keeping.class, Map.of("contract.level", "0.1"))).isEmpty();
    }

    private static String notBegun(Class<?> test, String level) {
        return KitRuns.of(test, Map.of("contract.level", level)).containerEvents().failed().stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .map(result ->
                        String.valueOf(result.getThrowable().orElseThrow().getMessage()))
                .collect(Collectors.joining());
    }

    private static List<String> failures(Class<?> test) {
        return failures(test, Map.of());
    }

    private static List<String> failures(Class<?> test, Map<String, String> parameters) {
        return KitRuns.names(KitRuns.of(test, parameters).testEvents().failed()).toList();
    }

    abstract static class Kept implements AssistantsContract {
        @Override
        public Candidate candidate(ContractContext context) {
            return ReferenceProvider.candidate(context);
        }
    }

    abstract static class Broken implements AssistantsContract {
        @Override
        public Candidate candidate(ContractContext context) {
            return Saboteurs.all().get(BROKEN).candidate(context);
        }
    }

    static final class Keeping extends Kept {}

    @KnownDeviation(requirement = BROKEN, issue = "T-1", until = "2999-12")
    static final class Deviating extends Broken {}

    @KnownDeviation(requirement = BROKEN, issue = "T-1", until = "2999-12")
    static final class DeviatingNoMore extends Kept {}

    @KnownDeviation(requirement = BROKEN, issue = "T-1", until = "2001-01")
    static final class Overdue extends Broken {}

    @KnownDeviation(requirement = "AST-999", issue = "T-1", until = "2999-12")
    static final class DeviatingFromNothing extends Kept {}

    @KnownDeviation(requirement = "AST-005", issue = "T-1", until = "2999-12")
    static final class DeviatingFromTheDeclined extends Kept {
        @Override
        public Candidate candidate(ContractContext context) {
            return ReferenceProvider.candidate(
                    context, Capabilities.allExcept(Capability.FUNCTION_TOOLS, "not in this test"));
        }
    }

    @KnownDeviation(requirement = BROKEN, issue = "T-1", until = "some day")
    static final class DeviatingForEver extends Broken {}

    static final class SwitchedOff extends Broken {
        @Disabled("not today")
        @Requirement(id = BROKEN)
        @Override
        public void anAssistantIsFoundAsItsCreationAnswered(Subject subject) {}
    }

    static final class WrittenOver extends Broken {
        @Requirement(id = BROKEN)
        @Override
        public void anAssistantIsFoundAsItsCreationAnswered(Subject subject) {}
    }

    static final class Forgotten extends Broken {
        @Override
        public void anAssistantIsFoundAsItsCreationAnswered(Subject subject) {}
    }
}
