package io.assistants4j.astra;

import io.assistants4j.testkit.astra.FakeAstraServer;
import io.assistants4j.testkit.contract.ProviderContract;
import io.assistants4j.testkit.contract.farside.AstraModel;
import io.assistants4j.testkit.contract.rule.KnownDeviation;
import io.assistants4j.testkit.contract.subject.Candidate;
import io.assistants4j.testkit.contract.subject.ContractContext;
import io.assistants4j.wire.assistants.NativeRuntime;
import io.assistants4j.wire.http.HttpSettings;
import io.assistants4j.wire.http.Telemetry;
import java.util.Optional;
import org.junit.jupiter.api.extension.RegisterExtension;

@KnownDeviation(requirement = "AST-010", issue = AstraLimits.EMPTYING, until = AstraLimits.UNTIL)
@KnownDeviation(requirement = "AST-006", issue = AstraLimits.REASONING, until = AstraLimits.UNTIL)
@KnownDeviation(requirement = "MSG-009", issue = AstraLimits.ONE_TEXT, until = AstraLimits.UNTIL)
@KnownDeviation(requirement = "PAG-022", issue = AstraLimits.SECONDS, until = AstraLimits.UNTIL)
@KnownDeviation(requirement = "RUN-032", issue = AstraLimits.RUN_SETTINGS, until = AstraLimits.UNTIL)
@KnownDeviation(requirement = "RUN-033", issue = AstraLimits.RUN_SETTINGS, until = AstraLimits.UNTIL)
@KnownDeviation(requirement = "RUN-042", issue = AstraLimits.RUN_SETTINGS, until = AstraLimits.UNTIL)
@KnownDeviation(requirement = "RUN-043", issue = AstraLimits.RUN_SETTINGS, until = AstraLimits.UNTIL)
@KnownDeviation(requirement = "TOOL-013", issue = AstraLimits.RUN_SETTINGS, until = AstraLimits.UNTIL)
@KnownDeviation(requirement = "RUN-048", issue = AstraLimits.TIMES, until = AstraLimits.UNTIL)
@KnownDeviation(requirement = "RUN-064", issue = AstraLimits.TIMES, until = AstraLimits.UNTIL)
@KnownDeviation(requirement = "RUN-067", issue = AstraLimits.TOKENS, until = AstraLimits.UNTIL)
@KnownDeviation(requirement = "RUN-068", issue = AstraLimits.TOKENS, until = AstraLimits.UNTIL)
@KnownDeviation(requirement = "RUN-074", issue = AstraLimits.TOKENS, until = AstraLimits.UNTIL)
@KnownDeviation(requirement = "RUN-087", issue = AstraLimits.TOKENS, until = AstraLimits.UNTIL)
@KnownDeviation(requirement = "RUN-069", issue = AstraLimits.ENDINGS, until = AstraLimits.UNTIL)
@KnownDeviation(requirement = "RUN-070", issue = AstraLimits.ENDINGS, until = AstraLimits.UNTIL)
@KnownDeviation(requirement = "RUN-072", issue = AstraLimits.ENDINGS, until = AstraLimits.UNTIL)
@KnownDeviation(requirement = "RUN-101", issue = AstraLimits.ENDINGS, until = AstraLimits.UNTIL)
@KnownDeviation(requirement = "STR-036", issue = AstraLimits.ENDINGS, until = AstraLimits.UNTIL)
@KnownDeviation(requirement = "STR-037", issue = AstraLimits.ENDINGS, until = AstraLimits.UNTIL)
@KnownDeviation(requirement = "STR-038", issue = AstraLimits.ENDINGS, until = AstraLimits.UNTIL)
@KnownDeviation(requirement = "RUN-073", issue = AstraLimits.FAILURES, until = AstraLimits.UNTIL)
@KnownDeviation(requirement = "RUN-075", issue = AstraLimits.FAILURES, until = AstraLimits.UNTIL)
@KnownDeviation(requirement = "RUN-100", issue = AstraLimits.FAILURES, until = AstraLimits.UNTIL)
@KnownDeviation(requirement = "STR-032", issue = AstraLimits.FAILURES, until = AstraLimits.UNTIL)
@KnownDeviation(requirement = "STR-033", issue = AstraLimits.FAILURES, until = AstraLimits.UNTIL)
@KnownDeviation(requirement = "RUN-086", issue = AstraLimits.ONE_ROUND, until = AstraLimits.UNTIL)
@KnownDeviation(requirement = "TOOL-010", issue = AstraLimits.ONE_ROUND, until = AstraLimits.UNTIL)
@KnownDeviation(requirement = "TOOL-016", issue = AstraLimits.ONE_ROUND, until = AstraLimits.UNTIL)
@KnownDeviation(requirement = "TOOL-019", issue = AstraLimits.ONE_ROUND, until = AstraLimits.UNTIL)
@KnownDeviation(requirement = "RUN-108", issue = AstraLimits.LOCKS, until = AstraLimits.UNTIL)
@KnownDeviation(requirement = "RUN-109", issue = AstraLimits.LOCKS, until = AstraLimits.UNTIL)
@KnownDeviation(requirement = "RUN-111", issue = AstraLimits.LOCKS, until = AstraLimits.UNTIL)
@KnownDeviation(requirement = "RUN-112", issue = AstraLimits.LOCKS, until = AstraLimits.UNTIL)
@KnownDeviation(requirement = "RUN-113", issue = AstraLimits.LOCKS, until = AstraLimits.UNTIL)
@KnownDeviation(requirement = "RUN-119", issue = AstraLimits.LOCKS, until = AstraLimits.UNTIL)
@KnownDeviation(requirement = "STR-063", issue = AstraLimits.LOCKS, until = AstraLimits.UNTIL)
@KnownDeviation(requirement = "STR-064", issue = AstraLimits.LOCKS, until = AstraLimits.UNTIL)
@KnownDeviation(requirement = "STR-027", issue = AstraLimits.STEPS, until = AstraLimits.UNTIL)
@KnownDeviation(requirement = "STR-028", issue = AstraLimits.STEPS, until = AstraLimits.UNTIL)
@KnownDeviation(requirement = "STR-029", issue = AstraLimits.STEPS, until = AstraLimits.UNTIL)
final class AstraContractTest extends ProviderContract {
    @RegisterExtension
    static final FakeAstraServer SERVER = FakeAstraServer.start();

    @Override
    public Candidate candidate(ContractContext context) {
        NativeRuntime world = AstraWorld.over(SERVER, context.clock(), context.sleeper());
        AstraModel model = new AstraModel(SERVER);
        return new Candidate(
                        provider(world, HttpSettings.builder()), model, "claude-3-haiku-20240307", Optional.of(model))
                .within((deadline, silence) -> provider(
                        world, HttpSettings.builder().deadline(deadline).readIdle(silence)));
    }

    private static AstraProvider provider(NativeRuntime world, HttpSettings.Builder http) {
        return AstraProvider.create(AstraWorld.config(SERVER).http(http.build()).build(), world, Telemetry.none());
    }
}
