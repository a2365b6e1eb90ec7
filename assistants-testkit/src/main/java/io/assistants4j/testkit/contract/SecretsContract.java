package io.assistants4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.provider.Capability;
import io.assistants4j.testkit.contract.rule.Requirement;
import io.assistants4j.testkit.contract.subject.FarSide;
import io.assistants4j.testkit.contract.subject.ModelTurn;
import io.assistants4j.testkit.contract.subject.Subject;
import org.junit.jupiter.api.Tag;

/** What nobody may see: a credential is found in nothing a provider shows. */
public interface SecretsContract extends AreaContract {
    @Tag("secrets")
    @Requirement(id = "SEC-001")
    default void aProviderDoesNotPrintItsCredential(Subject subject) {
        String credential = subject.farSide().credential();

        assertThat(subject.provider().toString()).doesNotContain(credential);
        assertThat(subject.provider().capabilities().toString()).doesNotContain(credential);
        assertThat(subject.assistants() + " " + subject.threads() + " " + subject.messages())
                .doesNotContain(credential);
    }

    @Tag("secrets")
    @Requirement(
            id = "SEC-002",
            capability = Capability.RUNS,
            hint = "Far sides repeat keys in their errors; take them out before anybody sees them.")
    default void aRefusalThatRepeatsTheCredentialDoesNotShowIt(Subject subject) {
        subject.farSide().refuseNext(1, 401);

        Attempt attempt = Attempt.of(subject);

        assertThat(attempt).matches(Attempt::failed, "failed");
        assertThat(attempt.shown()).doesNotContain(subject.farSide().credential());
    }

    @Tag("secrets")
    @Requirement(
            id = "SEC-003",
            capability = Capability.RUNS,
            hint = "Heard is java.util.logging, and what is printed: have the logger of the test write there.")
    default void noCredentialIsLogged(Subject subject) {
        FarSide farSide = subject.farSide();
        subject.model().will(ModelTurn.saysSomething());
        try (Overheard log = Overheard.begin()) {
            assertThat(Attempt.of(subject)).matches(Attempt::succeeded, "succeeded");
            farSide.refuseNext(1, 403);
            assertThat(Attempt.of(subject)).matches(Attempt::failed, "failed");

            assertThat(log.text()).doesNotContain(farSide.credential());
        }
    }
}
