package io.assistants4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.provider.Capabilities;
import io.assistants4j.core.provider.Capability;
import io.assistants4j.core.run.ErrorCode;
import io.assistants4j.testkit.contract.farside.ResponsesModel;
import io.assistants4j.testkit.contract.reference.ReferenceProvider;
import io.assistants4j.testkit.contract.rule.KnownDeviation;
import io.assistants4j.testkit.contract.sabotage.Saboteurs;
import io.assistants4j.testkit.contract.subject.Candidate;
import io.assistants4j.testkit.contract.subject.ContractContext;
import io.assistants4j.testkit.contract.subject.FarSide;
import io.assistants4j.testkit.contract.subject.ModelTurn;
import io.assistants4j.testkit.contract.subject.ScriptedModel;
import io.assistants4j.testkit.http.Fault;
import io.assistants4j.testkit.json.Json;
import io.assistants4j.testkit.responses.FakeResponsesServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** What the kit tells the author of an adapter: a report in two forms, why something is broken, and what to do next. */
final class ContractReportTest {
    private static final FakeResponsesServer FAR_SIDE = FakeResponsesServer.start();

    @TempDir
    private Path directory;

    @AfterEach
    void clear() {
        FAR_SIDE.clear();
    }

    @Test
    void theReportNamesTheProviderAndWhatItWasTriedWith() throws IOException {
        run(Deviating.class);

        Json report = Json.parse(Files.readString(directory.resolve("reference-Deviating.json")));
        assertThat(report.at("provider").text()).hasValue("reference");
        assertThat(report.at("test").text()).hasValue(Deviating.class.getName());
        assertThat(report.at("kit").text())
                .isPresent()
                .isEqualTo(report.at("core").text());
        assertThat(report.at("digest").text().orElseThrow()).matches("sha256:[0-9a-f]{64}");
        assertThat(report.at("level").text()).hasValue("0.1");
        assertThat(report.at("jdk").text()).hasValue(System.getProperty("java.version"));
        assertThat(report.at("totals", "DEVIATION")).hasToString("1");
        assertThat(report.at("totals", "FAIL")).hasToString("0");
        assertThat(report.at("capabilities", "RUNS").text()).hasValue("");
        assertThat(report.at("requirements", 0))
                .hasToString("{\"id\":\"AST-001\",\"area\":\"AssistantsContract\","
                        + "\"rule\":\"An assistant is found as its creation answered.\",\"level\":\"MUST\","
                        + "\"since\":\"0.1\",\"capabilities\":[],\"verdict\":\"DEVIATION\",\"reason\":\"T-1 until 2999-12\","
                        + "\"calls\":[\"Assistants.create\",\"Assistants.find\"]}");
    }

    @Test
    void theReportIsReadableToo() throws IOException {
        run(Deviating.class);

        assertThat(Files.readString(directory.resolve("reference-Deviating.md")))
                .contains(
                        "- kit: ",
                        " (sha256:",
                        "- level: 0.1",
                        "- core: ",
                        "- JDK: " + System.getProperty("java.version"))
                .contains("- AST-001: T-1 until 2999-12", "| AST-002 | Each new assistant has its own id. | PASS |");
    }

    @Test
    void theSmokeContractEndsWithTheWayToTheWholeOne() {
        assertThat(closing(run(Smoke.class)))
                .matches(
                        "contract \\S+, reference: 6/6 smoke passed, next: extend ProviderContract \\(\\d+ requirements\\)");
    }

    @Test
    void aContractWithDeclinedCapabilitiesEndsWithWhatWaitsForThem() {
        assertThat(closing(run(Declining.class)))
                .contains("17/17 passed, 3 PASS-DECLINED, next: turn on FUNCTION_TOOLS (3 requirements wait for it)");
    }

    @Test
    void aContractThatIsKeptEndsWithThat() {
        assertThat(closing(run(Kept.class))).contains("20/20 passed, next: nothing, the contract is kept");
    }

    @Test
    void aBrokenContractEndsWithWhatToMend() {
        assertThat(closing(run(Broken.class))).contains("19/20 passed, 1 FAIL, next: mend AST-001");
        assertThat(closing(run(Deviating.class))).contains("19/20 passed, 1 DEVIATION, next: mend AST-001");
    }

    @Test
    void aBrokenRequirementTellsTheRuleAndTheCallsThatLedThere() {
        assertThat(failure(Broken.class))
                .startsWith("AST-001 (MUST): An assistant is found as its creation answered.")
                .contains("found: ", "  calls:\n    Assistants.create(NewAssistant[")
                .contains(" -> Assistant[", "\n    Assistants.find(asst_");
    }

    @Test
    void aBrokenRequirementTellsTheHintAndWhatWentOverTheWireWithoutTheCredential() {
        assertThat(failure(Garrulous.class))
                .contains("SEC-002 (MUST)", "  hint: Far sides repeat keys in their errors")
                .contains("\n    > POST /v1/responses {\"key\":\"[credential]\"}")
                .contains("\n    < 401 {\"error\":{\"message\":\"refused with [credential]\"")
                .doesNotContain("\n    > POST /v1/responses {\"key\":\"" + FakeResponsesServer.KEY);
    }

    private EngineExecutionResults run(Class<?> test) {
        return KitRuns.of(test, Map.of("contract.report", directory.toString()));
    }

    private static String closing(EngineExecutionResults results) {
        return results.allEvents().reportingEntryPublished().stream()
                .map(event -> event.getRequiredPayload(ReportEntry.class)
                        .getKeyValuePairs()
                        .get("contract"))
                .reduce((one, other) -> other)
                .orElseThrow();
    }

    private String failure(Class<?> test) {
        return run(test).testEvents().failed().stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .map(result -> result.getThrowable().orElseThrow().getMessage().replace(System.lineSeparator(), "\n"))
                .findFirst()
                .orElseThrow();
    }

    abstract static class OfReference implements AssistantsContract {
        @Override
        public Candidate candidate(ContractContext context) {
            return ReferenceProvider.candidate(context);
        }
    }

    static final class Kept extends OfReference {}

    static class Broken implements AssistantsContract {
        @Override
        public Candidate candidate(ContractContext context) {
            return Saboteurs.all().get("AST-001").candidate(context);
        }
    }

    @KnownDeviation(requirement = "AST-001", issue = "T-1", until = "2999-12")
    static final class Deviating extends Broken {}

    static final class Declining extends OfReference {
        @Override
        public Candidate candidate(ContractContext context) {
            return ReferenceProvider.candidate(
                    context, Capabilities.allExcept(Capability.FUNCTION_TOOLS, "not in this test"));
        }
    }

    static final class Smoke extends ProviderSmokeContract {
        @Override
        public Candidate candidate(ContractContext context) {
            return ReferenceProvider.candidate(context);
        }
    }

    /** Shows what its far side repeats: the key. */
    static final class Garrulous implements SecretsContract {
        @Override
        public Candidate candidate(ContractContext context) {
            Candidate real = ReferenceProvider.candidate(context);
            return real.over(new Repeating(real.model()));
        }
    }

    private static final class Repeating implements FarSide {
        private final ResponsesModel wire = new ResponsesModel(FAR_SIDE);
        private final ScriptedModel model;

        Repeating(ScriptedModel model) {
            this.model = model;
        }

        @Override
        public void refuseNext(int times, int status) {
            wire.refuseNext(times, status);
            model.will(ModelTurn.BEGIN.failing(ErrorCode.SERVER_ERROR, "refused with " + credential()));
            HttpRequest request = HttpRequest.newBuilder(URI.create(FAR_SIDE.url() + "/responses"))
                    .POST(BodyPublishers.ofString("{\"key\":\"" + credential() + "\"}"))
                    .build();
            try {
                HttpClient.newHttpClient().send(request, BodyHandlers.discarding());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public int requests() {
            return wire.requests();
        }

        @Override
        public void spoilNext(int times, Fault fault) {
            wire.spoilNext(times, fault);
        }

        @Override
        public boolean keepsRuns() {
            return wire.keepsRuns();
        }

        @Override
        public List<String> transcript() {
            return wire.transcript();
        }

        @Override
        public String credential() {
            return wire.credential();
        }
    }
}
