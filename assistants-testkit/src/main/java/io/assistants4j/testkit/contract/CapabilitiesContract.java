package io.assistants4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.assistants4j.core.assistant.ResponseFormat;
import io.assistants4j.core.error.UnsupportedCapabilityException;
import io.assistants4j.core.id.MessageId;
import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.provider.Capability;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.NewThreadRun;
import io.assistants4j.core.run.RunChange;
import io.assistants4j.core.thread.ImageUrl;
import io.assistants4j.core.thread.MessageRole;
import io.assistants4j.core.thread.NewContentPart;
import io.assistants4j.core.thread.NewMessage;
import io.assistants4j.core.thread.NewThread;
import io.assistants4j.core.tool.Tool;
import io.assistants4j.core.tool.ToolOutput;
import io.assistants4j.core.value.Extensions;
import io.assistants4j.core.value.Metadata;
import io.assistants4j.testkit.contract.rule.Requirement;
import io.assistants4j.testkit.contract.subject.Subject;
import java.util.List;
import java.util.OptionalInt;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;

/** What a provider declines it refuses by name, before a request leaves. */
public interface CapabilitiesContract extends AreaContract {
    /** The id of a run that is not there. */
    RunId RUN = new RunId("run_nobody");

    @Tag("capabilities")
    @Requirement(id = "CAP-001", capability = Capability.RUNS, whenDeclined = true)
    default void aDeclinedRunIsRefused(Subject subject) {
        NewRun request = run(subject).build();
        ThreadId thread = subject.thread("Hello?").id();

        assertRefused(subject, Capability.RUNS, () -> subject.runs().create(thread, request));
    }

    @Tag("capabilities")
    @Requirement(id = "CAP-002", capability = Capability.RUN_LIST, whenDeclined = true)
    default void aDeclinedListOfRunsIsRefused(Subject subject) {
        ThreadId thread = subject.thread("Hello?").id();

        assertRefused(subject, Capability.RUN_LIST, () -> subject.runs().list(thread, PageRequest.FIRST));
    }

    @Tag("capabilities")
    @Requirement(id = "CAP-003", capability = Capability.RUN_UPDATE, whenDeclined = true)
    default void aDeclinedUpdateOfARunIsRefused(Subject subject) {
        ThreadId thread = subject.thread("Hello?").id();
        RunChange change = RunChange.metadata(Metadata.NONE);

        assertRefused(subject, Capability.RUN_UPDATE, () -> subject.runs().update(thread, RUN, change));
    }

    @Tag("capabilities")
    @Requirement(id = "CAP-004", capability = Capability.RUN_CANCEL, whenDeclined = true)
    default void aDeclinedCancellationIsRefused(Subject subject) {
        ThreadId thread = subject.thread("Hello?").id();

        assertRefused(subject, Capability.RUN_CANCEL, () -> subject.runs().cancel(thread, RUN));
    }

    @Tag("capabilities")
    @Requirement(id = "CAP-005", capability = Capability.RUN_STEPS, whenDeclined = true)
    default void aDeclinedListOfStepsIsRefused(Subject subject) {
        ThreadId thread = subject.thread("Hello?").id();

        assertRefused(subject, Capability.RUN_STEPS, () -> subject.runs().listSteps(thread, RUN, PageRequest.FIRST));
    }

    @Tag("capabilities")
    @Requirement(id = "CAP-006", capability = Capability.RUN_WITH_THREAD, whenDeclined = true)
    default void aDeclinedRunWithItsThreadIsRefused(Subject subject) {
        NewThreadRun request = NewThreadRun.of(subject.assistant().id()).build();

        assertRefused(subject, Capability.RUN_WITH_THREAD, () -> subject.runs().createWithThread(request));
    }

    @Tag("capabilities")
    @Requirement(id = "CAP-007", capability = Capability.RUN_STREAMS, whenDeclined = true)
    default void aDeclinedStreamIsRefused(Subject subject) {
        NewRun request = run(subject).build();
        ThreadId thread = subject.thread("Hello?").id();

        assertRefused(
                subject,
                Capability.RUN_STREAMS,
                () -> subject.streams().stream(thread, request).close());
    }

    @Tag("capabilities")
    @Requirement(id = "CAP-008", capability = Capability.FUNCTION_TOOLS, whenDeclined = true)
    default void declinedFunctionsAreRefused(Subject subject) {
        NewRun request =
                run(subject).tools(List.of(Samples.function("get_weather"))).build();
        ThreadId thread = subject.thread("Hello?").id();

        assertRefused(subject, Capability.FUNCTION_TOOLS, () -> subject.runs().create(thread, request));
    }

    @Tag("capabilities")
    @Requirement(id = "CAP-009", capability = Capability.FUNCTION_TOOL_STREAMS, whenDeclined = true)
    default void aDeclinedStreamOfWhatFollowsOutputsIsRefused(Subject subject) {
        List<ToolOutput> outputs = List.of(ToolOutput.of("call_1", "4"));
        ThreadId thread = subject.thread("Hello?").id();

        assertRefused(
                subject,
                Capability.FUNCTION_TOOL_STREAMS,
                () -> subject.streams().streamSubmit(thread, RUN, outputs).close());
    }

    @Tag("capabilities")
    @Requirement(id = "CAP-010", capability = Capability.FILE_SEARCH, whenDeclined = true)
    default void aDeclinedSearchOfFilesIsRefused(Subject subject) {
        NewRun request = run(subject)
                .tools(List.of(new Tool.FileSearch(null, Extensions.NONE)))
                .build();
        ThreadId thread = subject.thread("Hello?").id();

        assertRefused(subject, Capability.FILE_SEARCH, () -> subject.runs().create(thread, request));
    }

    @Tag("capabilities")
    @Requirement(id = "CAP-011", capability = Capability.CODE_INTERPRETER, whenDeclined = true)
    default void aDeclinedCodeInterpreterIsRefused(Subject subject) {
        NewRun request = run(subject)
                .tools(List.of(new Tool.CodeInterpreter(Extensions.NONE)))
                .build();
        ThreadId thread = subject.thread("Hello?").id();

        assertRefused(subject, Capability.CODE_INTERPRETER, () -> subject.runs().create(thread, request));
    }

    @Tag("capabilities")
    @Requirement(id = "CAP-012", capability = Capability.JSON_RESPONSES, whenDeclined = true)
    default void declinedAnswersAsJsonAreRefused(Subject subject) {
        NewRun request = run(subject)
                .responseFormat(new ResponseFormat.JsonObject(Extensions.NONE))
                .build();
        ThreadId thread = subject.thread("Hello?").id();

        assertRefused(subject, Capability.JSON_RESPONSES, () -> subject.runs().create(thread, request));
    }

    @Tag("capabilities")
    @Requirement(id = "CAP-013", capability = Capability.IMAGE_INPUT, whenDeclined = true)
    default void aDeclinedImageIsRefused(Subject subject) {
        NewContentPart image =
                new NewContentPart.ImageUrlPart(new ImageUrl("https://example.org/a.png", null, Extensions.NONE));
        NewMessage request = new NewMessage(MessageRole.USER, List.of(image), List.of(), Metadata.NONE);
        ThreadId thread = subject.thread("Hello?").id();

        assertRefused(subject, Capability.IMAGE_INPUT, () -> subject.messages().create(thread, request));
    }

    @Tag("capabilities")
    @Requirement(id = "CAP-014", capability = Capability.TOKEN_BUDGETS, whenDeclined = true)
    default void aDeclinedBudgetIsRefused(Subject subject) {
        NewRun request = run(subject).maxCompletionTokens(1000).build();
        ThreadId thread = subject.thread("Hello?").id();

        assertRefused(subject, Capability.TOKEN_BUDGETS, () -> subject.runs().create(thread, request));
    }

    @Tag("capabilities")
    @Requirement(id = "CAP-015", capability = Capability.MESSAGE_EDITS, whenDeclined = true)
    default void aDeclinedEditOfAMessageIsRefused(Subject subject) {
        ThreadId thread = subject.threads().create(NewThread.EMPTY).id();
        MessageId message =
                subject.messages().create(thread, NewMessage.user("Hello?")).id();

        assertRefused(
                subject, Capability.MESSAGE_EDITS, () -> subject.messages().delete(thread, message));
    }

    private static NewRun.Builder run(Subject subject) {
        return NewRun.of(subject.assistant().id());
    }

    /** The failure names this capability or one above it, and the model was asked for nothing. */
    private static void assertRefused(Subject subject, Capability declined, ThrowingCallable call) {
        OptionalInt asked = subject.model().asked();
        assertThatExceptionOfType(UnsupportedCapabilityException.class)
                .isThrownBy(call)
                .satisfies(refusal -> assertThat(refusal.capability())
                        .hasValueSatisfying(name -> assertThat(declined.within(Capability.valueOf(name)))
                                .isTrue()));
        assertThat(subject.model().asked()).isEqualTo(asked);
    }
}
