package io.assistants4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.assistant.Assistant;
import io.assistants4j.core.assistant.NewAssistant;
import io.assistants4j.core.provider.Capability;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.tool.FunctionDefinition;
import io.assistants4j.core.tool.Tool;
import io.assistants4j.core.value.Extensions;
import io.assistants4j.core.value.RawJson;
import io.assistants4j.testkit.contract.rule.Requirement;
import io.assistants4j.testkit.contract.subject.ModelTurn;
import io.assistants4j.testkit.contract.subject.Subject;
import io.assistants4j.testkit.json.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;

/** What comes later: what this version does not know is kept, and breaks nothing. */
public interface ForwardCompatContract extends AreaContract {
    @Tag("forward-compat")
    @Requirement(id = "FWD-001", capability = Capability.RUNS)
    default void whatTheModelDoesThatNobodyKnowsDoesNotEndTheRun(Subject subject) {
        subject.model().will(ModelTurn.BEGIN.thenDoesTheUnknown().thenSays("Still here."));
        NewRun request = NewRun.of(subject.assistant().id()).build();

        Run run = subject.ended(subject.runs().create(subject.askingThread().id(), request));

        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
    }

    @Tag("forward-compat")
    @Requirement(
            id = "FWD-002",
            capability = Capability.FUNCTION_TOOLS,
            hint = "Keep a schema as the JSON it is; numbers keep their digits.")
    default void keywordsOfASchemaThatNobodyKnowsAreKept(Subject subject) {
        RawJson schema =
                new RawJson("{\"type\":\"object\",\"x-new\":[1.50,{\"deep\":null}],\"maximum\":12345678901234567890}");
        Assistant made = subject.assistants()
                .create(subject.newAssistant()
                        .tool(Tool.function("later", null, schema))
                        .build());

        assertThat(subject.assistants().find(made.id()).tools())
                .first()
                .isInstanceOfSatisfying(
                        Tool.Function.class,
                        tool -> assertThat(tree(tool.function().parameters())).isEqualTo(tree(schema)));
    }

    @Tag("forward-compat")
    @Requirement(id = "FWD-003", capability = Capability.FUNCTION_TOOLS)
    default void membersOfAToolThatNobodyKnowsAreKept(Subject subject) {
        Extensions unknown = new Extensions(Map.of("x_new", new RawJson("true")));
        Tool tool = new Tool.Function(new FunctionDefinition("later", null, null, null, unknown), unknown);
        Assistant made =
                subject.assistants().create(subject.newAssistant().tool(tool).build());

        assertThat(subject.assistants().find(made.id()).tools()).containsExactly(tool);
    }

    @Tag("forward-compat")
    @Requirement(id = "FWD-004", hint = "The name of a model is a free text.")
    default void aModelThatNobodyKnowsIsKept(Subject subject) {
        Assistant made = subject.assistants()
                .create(NewAssistant.of("vendor/brand-new:2031.1@beta").build());

        assertThat(subject.assistants().find(made.id()).model()).isEqualTo("vendor/brand-new:2031.1@beta");
    }

    private static String tree(@Nullable RawJson json) {
        return json == null ? "" : Json.parse(json.json()).toString();
    }
}
