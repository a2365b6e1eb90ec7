package io.assistants4j.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.event.MessageDelta;
import io.assistants4j.core.event.MessageDelta.AnnotationDelta;
import io.assistants4j.core.event.MessageDelta.PartDelta;
import io.assistants4j.core.event.MessageDelta.TextDelta;
import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.event.RunSnapshot;
import io.assistants4j.core.event.RunStepDelta;
import io.assistants4j.core.event.RunStepDelta.CallDelta;
import io.assistants4j.core.event.RunStepDelta.CodeDelta;
import io.assistants4j.core.event.RunStepDelta.FunctionDelta;
import io.assistants4j.core.event.RunStepDelta.OutputDelta;
import io.assistants4j.core.id.FileId;
import io.assistants4j.core.id.MessageId;
import io.assistants4j.core.id.ToolCallId;
import io.assistants4j.core.run.RunStep;
import io.assistants4j.core.run.StepDetails;
import io.assistants4j.core.thread.Annotation;
import io.assistants4j.core.thread.ContentPart;
import io.assistants4j.core.thread.ImageFile;
import io.assistants4j.core.thread.ImageUrl;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.tool.CodeInterpreterCall;
import io.assistants4j.core.tool.FileSearchCall;
import io.assistants4j.core.tool.FunctionCall;
import io.assistants4j.core.tool.ToolCall;
import io.assistants4j.core.value.Extensions;
import io.assistants4j.core.value.RawJson;
import io.assistants4j.testkit.turns.TurnScript;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Deltas as other servers send them, among them those our engine never sends. */
final class RunSnapshotDeltasTest {
    private static final Extensions NONE = Extensions.NONE;

    private final RunSnapshot snapshot = new RunSnapshot();
    private final Message message;
    private final RunStep step;

    RunSnapshotDeltasTest() {
        EngineWorld world = new EngineWorld();
        world.model.then(TurnScript.begin()
                .beginsToSay("Cold.")
                .calls("call_0", "f", "{}")
                .completes(1, 1));
        List<RunEvent> events = EngineWorld.events(world.engine.streams().stream(world.thread, world.run()));
        message = events.stream()
                .filter(RunEvent.MessageChanged.class::isInstance)
                .map(event -> ((RunEvent.MessageChanged) event).message())
                .findFirst()
                .orElseThrow();
        step = events.stream()
                .filter(RunEvent.StepChanged.class::isInstance)
                .map(event -> ((RunEvent.StepChanged) event).step())
                .filter(created -> created.stepDetails() instanceof StepDetails.ToolCalls)
                .findFirst()
                .orElseThrow();
        snapshot.apply(new RunEvent.MessageChanged(RunEvent.MessageChanged.CREATED, message));
        snapshot.apply(new RunEvent.StepChanged(RunEvent.StepChanged.CREATED, step));
    }

    @Test
    void annotationsStandUnderTheirIndexes() {
        Annotation first = citation("[1]");
        Annotation second = citation("[2]");
        tell(text(0, "See [1]", List.of()));
        tell(text(0, " and [2].", List.of(new AnnotationDelta(1, second), new AnnotationDelta(0, first))));
        tell(text(0, null, null));

        assertThat(content())
                .containsExactly(new ContentPart.Text(
                        new ContentPart.TextValue("See [1] and [2].", List.of(first, second), NONE), NONE));
    }

    @Test
    void partsStandInTheOrderOfTheirIndexes() {
        ImageFile file = new ImageFile(new FileId("file-1"), null, NONE);
        ImageUrl url = new ImageUrl("https://example.org/a.png", "low", NONE);
        tell(new PartDelta.ImageUrlPart(2, url, NONE));
        tell(new PartDelta.ImageFilePart(1, file, NONE));
        tell(text(0, "Two images", null));

        assertThat(content())
                .containsExactly(
                        ContentPart.text("Two images"),
                        new ContentPart.ImageFilePart(file, NONE),
                        new ContentPart.ImageUrlPart(url, NONE));
    }

    @Test
    void aDeltaThatCannotBePlacedChangesNothing() {
        tell(text(0, "Cold", null));
        tell(new PartDelta.Refusal(0, "no", NONE));
        tell(new PartDelta.Unrecognized("audio", new RawJson("{}")));
        tell(new PartDelta.ImageFilePart(1, null, NONE));
        snapshot.apply(new RunEvent.MessageDelta(MessageDelta.of(new MessageId("msg_other"), text(0, "x", null))));
        call(new CallDelta.Function(0, null, new FunctionDelta(null, "{}", null, NONE), NONE));

        assertThat(content()).containsExactly(ContentPart.text("Cold"));
        assertThat(snapshot.messages()).hasSize(1);
        assertThat(calls()).isEmpty();
    }

    @Test
    void unknownMembersAreKept() {
        Extensions more = new Extensions(Map.of("logprobs", new RawJson("[1]")));
        tell(text(0, "Cold", null));
        tell(new PartDelta.Text(0, new TextDelta(null, null, more), more));

        assertThat(content())
                .containsExactly(new ContentPart.Text(new ContentPart.TextValue("Cold", List.of(), more), more));
    }

    @Test
    void functionCallsGrowSideBySide() {
        call(new CallDelta.Function(0, id("a"), new FunctionDelta("f", "", null, NONE), NONE));
        call(new CallDelta.Function(1, id("b"), new FunctionDelta("g", "{", null, NONE), NONE));
        call(new CallDelta.Function(0, null, new FunctionDelta(null, "{}", null, NONE), NONE));
        call(new CallDelta.Function(1, null, new FunctionDelta(null, "}", null, NONE), NONE));
        call(new CallDelta.Function(1, null, new FunctionDelta(null, null, "18", NONE), NONE));

        assertThat(calls())
                .containsExactly(
                        new ToolCall.Function(id("a"), new FunctionCall("f", "{}", null, NONE), NONE),
                        new ToolCall.Function(id("b"), new FunctionCall("g", "{}", "18", NONE), NONE));
    }

    @Test
    void aRunOfCodeGrowsWithItsOutputs() {
        CodeInterpreterCall.ImageOutput image = new CodeInterpreterCall.ImageOutput(new FileId("file-2"), NONE);
        code(id("c"), new CodeDelta("print(", List.of(), NONE));
        code(null, new CodeDelta("1)", null, NONE));
        code(null, new CodeDelta(null, List.of(new OutputDelta.Logs(0, "1", NONE)), NONE));
        code(null, new CodeDelta(null, List.of(new OutputDelta.Logs(0, "\n", NONE)), NONE));
        code(null, new CodeDelta(null, List.of(new OutputDelta.Image(1, image, NONE)), NONE));

        assertThat(calls())
                .containsExactly(new ToolCall.CodeInterpreter(
                        id("c"),
                        new CodeInterpreterCall(
                                "print(1)",
                                List.of(
                                        new CodeInterpreterCall.Output.Logs("1\n", NONE),
                                        new CodeInterpreterCall.Output.Image(image, NONE)),
                                NONE),
                        NONE));
    }

    @Test
    void aSearchTakesItsResultsWhenTheyCome() {
        List<FileSearchCall.Result> results =
                List.of(new FileSearchCall.Result(new FileId("file-3"), "a.txt", 0.5, null, NONE));
        call(new CallDelta.FileSearch(0, id("s"), new FileSearchCall(null, null, NONE), NONE));
        call(new CallDelta.FileSearch(0, null, new FileSearchCall(null, results, NONE), NONE));
        call(new CallDelta.FileSearch(0, null, null, NONE));

        assertThat(calls())
                .containsExactly(new ToolCall.FileSearch(id("s"), new FileSearchCall(null, results, NONE), NONE));
    }

    @Test
    void aWholeObjectStandsForAllThatWasToldBefore() {
        tell(text(0, "half a wo", null));
        Message whole = message.withContent(List.of(ContentPart.text("Half a word.")));
        snapshot.apply(RunEvent.MessageChanged.of(whole));

        assertThat(snapshot.messages()).containsExactly(whole);
        tell(text(0, " More.", null));
        assertThat(snapshot.text()).isEqualTo("Half a word. More.");
    }

    private void tell(PartDelta delta) {
        snapshot.apply(new RunEvent.MessageDelta(MessageDelta.of(message.id(), delta)));
    }

    private void call(CallDelta delta) {
        snapshot.apply(new RunEvent.StepDelta(RunStepDelta.of(step.id(), delta)));
    }

    private void code(ToolCallId id, CodeDelta delta) {
        call(new CallDelta.CodeInterpreter(0, id, delta, NONE));
    }

    private List<ContentPart> content() {
        return snapshot.messages().get(0).content();
    }

    private List<ToolCall> calls() {
        return ((StepDetails.ToolCalls) snapshot.steps().get(0).stepDetails()).toolCalls();
    }

    private static PartDelta text(int index, String value, List<AnnotationDelta> annotations) {
        return new PartDelta.Text(index, new TextDelta(value, annotations, NONE), NONE);
    }

    private static Annotation citation(String marker) {
        Annotation.FileReference file = new Annotation.FileReference(new FileId("file-0"), null, NONE);
        return new Annotation.FileCitation(marker, file, 4, 7, NONE);
    }

    private static ToolCallId id(String name) {
        return new ToolCallId("call_" + name);
    }
}
