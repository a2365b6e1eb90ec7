package io.assistants4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.assistants4j.core.assistant.Assistant;
import io.assistants4j.core.assistant.AssistantChange;
import io.assistants4j.core.assistant.NewAssistant;
import io.assistants4j.core.assistant.ReasoningEffort;
import io.assistants4j.core.assistant.ResponseFormat;
import io.assistants4j.core.error.NotFoundException;
import io.assistants4j.core.id.AssistantId;
import io.assistants4j.core.provider.Capability;
import io.assistants4j.core.tool.Tool;
import io.assistants4j.core.value.Change;
import io.assistants4j.core.value.Metadata;
import io.assistants4j.testkit.contract.rule.Requirement;
import io.assistants4j.testkit.contract.subject.Subject;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** What assistants are: created, found, changed field by field, deleted. */
public interface AssistantsContract extends AreaContract {
    @Tag("assistants")
    @Requirement(id = "AST-001", hint = "Compare what create answers with what find answers, member by member.")
    default void anAssistantIsFoundAsItsCreationAnswered(Subject subject) {
        Assistant made =
                subject.assistants().create(subject.newAssistant().name("Found").build());

        assertThat(subject.assistants().find(made.id())).isEqualTo(made);
    }

    @Tag("assistants")
    @Requirement(id = "AST-002")
    default void eachNewAssistantHasItsOwnId(Subject subject) {
        NewAssistant twice = subject.newAssistant().name("Twin").build();

        assertThat(subject.assistants().create(twice).id())
                .isNotEqualTo(subject.assistants().create(twice).id());
    }

    @Tag("assistants")
    @Requirement(id = "AST-003")
    default void aNewAssistantBearsWhatWasAskedFor(Subject subject) {
        Assistant made = subject.assistants()
                .create(subject.newAssistant()
                        .name("Weather")
                        .description("Tells the weather.")
                        .instructions("Be brief.")
                        .metadata(Metadata.of("team", "north"))
                        .build());

        assertThat(made.model()).isEqualTo(subject.modelName());
        assertThat(made.name()).isEqualTo("Weather");
        assertThat(made.description()).isEqualTo("Tells the weather.");
        assertThat(made.instructions()).isEqualTo("Be brief.");
        assertThat(made.metadata()).isEqualTo(Metadata.of("team", "north"));
    }

    @Tag("assistants")
    @Requirement(id = "AST-004", hint = "An absent member of the request must not come back as an empty text.")
    default void anAssistantMadeOfAModelAloneIsOtherwiseEmpty(Subject subject) {
        Assistant made = subject.assistants().create(subject.newAssistant().build());

        assertThat(made.name()).isNull();
        assertThat(made.description()).isNull();
        assertThat(made.instructions()).isNull();
        assertThat(made.tools()).isEmpty();
        assertThat(made.metadata()).isEqualTo(Metadata.NONE);
    }

    @Tag("assistants")
    @Requirement(id = "AST-005", capability = Capability.FUNCTION_TOOLS)
    default void functionToolsKeepTheirOrderAndTheirSchemas(Subject subject) {
        List<Tool> tools = List.of(Samples.function("get_weather"), Samples.function("a_later_one"));
        Assistant made = subject.assistants()
                .create(subject.newAssistant()
                        .tool(tools.get(0))
                        .tool(tools.get(1))
                        .build());

        assertThat(Samples.functions(made.tools())).isEqualTo(Samples.functions(tools));
    }

    @Tag("assistants")
    @Requirement(id = "AST-006", hint = "Numbers are doubles: 0.1 comes back as 0.1.")
    default void settingsOfTheModelAreKept(Subject subject) {
        Assistant made = subject.assistants()
                .create(subject.newAssistant()
                        .temperature(0.1)
                        .topP(0.9)
                        .responseFormat(ResponseFormat.AUTO)
                        .reasoningEffort(ReasoningEffort.of("low"))
                        .build());

        assertThat(made.temperature()).isEqualTo(0.1);
        assertThat(made.topP()).isEqualTo(0.9);
        assertThat(made.responseFormat()).isEqualTo(ResponseFormat.AUTO);
        assertThat(made.reasoningEffort()).isEqualTo(ReasoningEffort.of("low"));
    }

    @Tag("assistants")
    @Requirement(id = "AST-007", hint = "16 pairs, keys of 64 and values of 512 characters are allowed.")
    default void metadataOfTheGreatestSizeIsKept(Subject subject) {
        Assistant made = subject.assistants()
                .create(subject.newAssistant()
                        .metadata(Samples.greatestMetadata())
                        .build());

        assertThat(subject.assistants().find(made.id()).metadata()).isEqualTo(Samples.greatestMetadata());
    }

    @Tag("assistants")
    @Requirement(id = "AST-008", hint = "256,000 characters of instructions are allowed, in any script.")
    default void longInstructionsInAnyScriptAreKept(Subject subject) {
        String instructions = Samples.longText();
        Assistant made = subject.assistants()
                .create(subject.newAssistant().instructions(instructions).build());

        assertThat(subject.assistants().find(made.id()).instructions()).isEqualTo(instructions);
    }

    @Tag("assistants")
    @Requirement(id = "AST-009", hint = "Absent is not null: a member that is not sent stays.")
    default void whatAnUpdateDoesNotMentionStays(Subject subject) {
        Assistant made = full(subject);

        Assistant changed = subject.assistants()
                .update(
                        made.id(),
                        AssistantChange.change().name(Change.to("Other")).build());

        assertThat(changed.description()).isEqualTo("Tells the weather.");
        assertThat(changed.instructions()).isEqualTo("Be brief.");
        assertThat(changed.metadata()).isEqualTo(made.metadata());
        assertThat(changed.model()).isEqualTo(made.model());
    }

    @Tag("assistants")
    @Requirement(id = "AST-010", hint = "An explicit null empties a member.")
    default void anUpdateClearsWhatItSaysToClear(Subject subject) {
        Assistant made = full(subject);

        Assistant changed = subject.assistants()
                .update(
                        made.id(),
                        AssistantChange.change()
                                .name(Change.clear())
                                .description(Change.clear())
                                .instructions(Change.clear())
                                .build());

        assertThat(changed.name()).isNull();
        assertThat(changed.description()).isNull();
        assertThat(changed.instructions()).isNull();
    }

    @Tag("assistants")
    @Requirement(id = "AST-011")
    default void anUpdateSetsWhatItMentions(Subject subject) {
        Assistant made = subject.assistant();

        Assistant changed = subject.assistants()
                .update(
                        made.id(),
                        AssistantChange.change()
                                .description(Change.to("Set now."))
                                .temperature(Change.to(0.5))
                                .build());

        assertThat(changed.description()).isEqualTo("Set now.");
        assertThat(changed.temperature()).isEqualTo(0.5);
    }

    @Tag("assistants")
    @Requirement(id = "AST-012", capability = Capability.FUNCTION_TOOLS)
    default void anUpdateReplacesAllTools(Subject subject) {
        Assistant made = subject.assistants()
                .create(subject.newAssistant()
                        .tool(Samples.function("get_weather"))
                        .tool(Samples.function("get_time"))
                        .build());
        List<Tool> tools = List.of(Samples.function("only_one"));

        Assistant changed = subject.assistants()
                .update(made.id(), AssistantChange.change().tools(tools).build());

        assertThat(Samples.functions(changed.tools())).isEqualTo(Samples.functions(tools));
    }

    @Tag("assistants")
    @Requirement(id = "AST-013", hint = "Metadata is replaced, not merged.")
    default void anUpdateReplacesAllMetadata(Subject subject) {
        Assistant made = full(subject);

        Assistant changed = subject.assistants()
                .update(
                        made.id(),
                        AssistantChange.change()
                                .metadata(Metadata.of("new", "pair"))
                                .build());

        assertThat(changed.metadata()).isEqualTo(Metadata.of("new", "pair"));
    }

    @Tag("assistants")
    @Requirement(id = "AST-014")
    default void anUpdateIsFoundAfterwards(Subject subject) {
        Assistant made = subject.assistant();

        Assistant changed = subject.assistants()
                .update(
                        made.id(),
                        AssistantChange.change().name(Change.to("Later")).build());

        assertThat(subject.assistants().find(made.id())).isEqualTo(changed);
    }

    @Tag("assistants")
    @Requirement(id = "AST-015")
    default void anUpdateChangesNeitherIdNorTimeOfCreation(Subject subject) {
        Assistant made = subject.assistant();
        subject.clock().advance(Samples.A_WHILE);

        Assistant changed = subject.assistants()
                .update(
                        made.id(),
                        AssistantChange.change().name(Change.to("Aged")).build());

        assertThat(changed.id()).isEqualTo(made.id());
        assertThat(changed.createdAt()).isEqualTo(made.createdAt());
    }

    @Tag("assistants")
    @Requirement(id = "AST-016")
    default void aDeletedAssistantIsNotFound(Subject subject) {
        AssistantId id = subject.assistant().id();

        subject.assistants().delete(id);

        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> subject.assistants().find(id));
    }

    @Tag("assistants")
    @Requirement(id = "AST-017", hint = "A repeated delete must not answer as if there had been something.")
    default void anAssistantIsDeletedOnce(Subject subject) {
        AssistantId id = subject.assistant().id();
        subject.assistants().delete(id);

        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> subject.assistants().delete(id));
    }

    @Tag("assistants")
    @Requirement(id = "AST-018")
    default void deletingAnAssistantLeavesTheOthers(Subject subject) {
        Assistant kept =
                subject.assistants().create(subject.newAssistant().name("Kept").build());
        Assistant deleted = subject.assistant();

        subject.assistants().delete(deleted.id());

        assertThat(subject.assistants().find(kept.id()).id()).isEqualTo(kept.id());
    }

    @Tag("assistants")
    @Requirement(id = "AST-019")
    default void aDeletedAssistantIsNotUpdated(Subject subject) {
        AssistantId id = subject.assistant().id();
        subject.assistants().delete(id);

        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> subject.assistants()
                        .update(
                                id,
                                AssistantChange.change()
                                        .name(Change.to("Ghost"))
                                        .build()));
    }

    @Tag("assistants")
    @Requirement(id = "AST-020", capability = Capability.FUNCTION_TOOLS)
    default void toolsAnUpdateDoesNotMentionStay(Subject subject) {
        Assistant made = subject.assistants()
                .create(subject.newAssistant()
                        .tool(Samples.function("get_weather"))
                        .build());

        Assistant changed = subject.assistants()
                .update(
                        made.id(),
                        AssistantChange.change().name(Change.to("Tooled")).build());

        assertThat(Samples.functions(changed.tools())).isEqualTo(Samples.functions(made.tools()));
    }

    private static Assistant full(Subject subject) {
        return subject.assistants()
                .create(subject.newAssistant()
                        .name("Weather")
                        .description("Tells the weather.")
                        .instructions("Be brief.")
                        .metadata(Metadata.of("team", "north"))
                        .build());
    }
}
