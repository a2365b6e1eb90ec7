package io.assistants4j.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.assistant.ResponseFormat;
import io.assistants4j.core.engine.Turn;
import io.assistants4j.core.engine.TurnEvent;
import io.assistants4j.core.engine.TurnItem;
import io.assistants4j.core.engine.TurnStream;
import io.assistants4j.core.id.AssistantId;
import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.id.ToolCallId;
import io.assistants4j.core.run.ErrorCode;
import io.assistants4j.core.thread.ContentPart;
import io.assistants4j.core.thread.MessageRole;
import io.assistants4j.core.tool.Tool;
import io.assistants4j.core.tool.ToolChoice;
import io.assistants4j.core.value.Extensions;
import io.assistants4j.core.value.RawJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ExtractiveTurnsTest {

    private static final String INSTRUCTIONS = "You help in a shop. Refunds are paid within 14 days.";
    private static final String REFUNDS = "The instructions say: \u201cRefunds are paid within 14 days.\u201d";
    private static final Tool WEATHER = Tool.function("get_weather", "Tells the weather of a city.", new RawJson("""
                    {"type": "object", "required": ["city", "unit", "wind"], "properties": {
                      "city": {"type": "string"}, "unit": {"type": "string", "enum": ["celsius", "kelvin"]},
                      "days": {"type": ["integer", "null"]}, "wind": {"type": "boolean"}}}"""));
    private static final Tool MAIL = Tool.function("sendMail", null, null);

    @Test
    void streamsTheAnswerWordByWord() {
        List<TurnEvent> events = play(ask("How long do refunds take?"));

        assertThat(events.get(0)).isEqualTo(new TurnEvent.MessageStarted());
        assertThat(events.subList(1, events.size() - 2))
                .hasSize(Words.of(REFUNDS).size())
                .allMatch(TurnEvent.TextDelta.class::isInstance);
        assertThat(text(events)).isEqualTo(REFUNDS);
        assertThat(events.get(events.size() - 2)).isEqualTo(new TurnEvent.MessageEnded());
    }

    @Test
    void theSameTurnGivesTheSameEvents() {
        Turn turn = ask("How long do refunds take?");

        assertThat(play(turn)).isEqualTo(play(turn));
    }

    @Test
    void countsWhatItReadAndWhatItSaid() {
        Turn turn = ask("My name is Ana.", "Hello.", "How long do refunds take?");

        assertThat(last(turn)).isInstanceOfSatisfying(TurnEvent.Completed.class, completed -> {
            assertThat(completed.usage().promptTokens())
                    .isEqualTo(Tokens.count(INSTRUCTIONS)
                            + Tokens.count("My name is Ana.")
                            + Tokens.count("Hello.")
                            + Tokens.count("How long do refunds take?"));
            assertThat(completed.usage().completionTokens()).isEqualTo(Tokens.count(REFUNDS));
            assertThat(completed.usage().totalTokens())
                    .isEqualTo(
                            completed.usage().promptTokens() + completed.usage().completionTokens());
        });
    }

    @Test
    void stopsAtTheMostTokensItMayWrite() {
        List<TurnEvent> events =
                play(new TurnOf("How long do refunds take?").mostTokens(5).turn());

        assertThat(REFUNDS).startsWith(text(events));
        assertThat(text(events)).isNotEmpty();
        assertThat(events.get(events.size() - 1)).isInstanceOfSatisfying(TurnEvent.Incomplete.class, incomplete -> {
            assertThat(incomplete.reason()).isEqualTo(TurnEvent.Reason.MAX_OUTPUT_TOKENS);
            assertThat(incomplete.usage().completionTokens()).isBetween(1L, 5L).isEqualTo(Tokens.count(text(events)));
        });
    }

    @Test
    void anAnswerOfExactlyTheMostTokensIsWhole() {
        Turn turn = new TurnOf("How long do refunds take?")
                .mostTokens(Tokens.count(REFUNDS))
                .turn();

        assertThat(text(play(turn))).isEqualTo(REFUNDS);
        assertThat(last(turn)).isInstanceOf(TurnEvent.Completed.class);
    }

    @Test
    void readsTheConversationFromItsBeginning() {
        assertThat(text(play(ask("My name is Ana.", "Hello.", "What is my name?"))))
                .isEqualTo("You said: \u201cMy name is Ana.\u201d");
    }

    @Test
    void answersAgainThoughTheConversationHoldsItsEarlierAnswer() {
        assertThat(text(play(ask("How long do refunds take?", REFUNDS, "How long do refunds take?"))))
                .isEqualTo(REFUNDS);
    }

    @Test
    void saysThatNothingFitsWhereNobodyAsked() {
        assertThat(text(play(new TurnOf().turn()))).isEqualTo(Answer.NOTHING_FITS);
    }

    @Test
    void saysWhatItDidNotRead() {
        TurnItem question = new TurnItem.Said(
                MessageRole.USER,
                List.of(
                        ContentPart.text("How long do refunds take?"),
                        new ContentPart.Unrecognized("hologram", new RawJson("{}"))));

        String first = text(play(new TurnOf().item(question).turn()));

        assertThat(first).isEqualTo(REFUNDS + " I read text only, so I left out 1 part of your message.");
        assertThat(text(play(new TurnOf()
                        .item(question)
                        .item(said(MessageRole.ASSISTANT, first))
                        .item(said(MessageRole.USER, "What message did I leave out? Which part?"))
                        .turn())))
                .isEqualTo(Answer.NOTHING_FITS);
    }

    @Test
    void callsTheFunctionTheQuestionNames() {
        List<TurnEvent> events = play(new TurnOf("What is the weather in Rome for 3 days in Kelvin?")
                .tools(MAIL, WEATHER)
                .turn());

        TurnEvent.CallStarted started = (TurnEvent.CallStarted) events.get(0);
        assertThat(started.name()).isEqualTo("get_weather");
        assertThat(started.id().value()).isEqualTo("call_id");
        assertThat(arguments(events))
                .isEqualTo("{\"city\":\"What is the weather in Rome for 3 days in Kelvin?\",\"unit\":\"kelvin\","
                        + "\"days\":3,\"wind\":false}");
        assertThat(events.get(events.size() - 2)).isEqualTo(new TurnEvent.CallEnded(started.id()));
        assertThat(events.get(events.size() - 1)).isInstanceOf(TurnEvent.Completed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"How long do refunds take?", "What is mail?", "Please get it", "", "send"})
    void callsNothingThatTheQuestionDoesNotName(String question) {
        assertThat(play(new TurnOf(question).tools(MAIL, WEATHER).turn()))
                .noneMatch(TurnEvent.CallStarted.class::isInstance);
    }

    @Test
    void callsTheFunctionItMustCall() {
        assertThat(called(new TurnOf("How are you?").tools(MAIL, WEATHER).choice(ToolChoice.function("get_weather"))))
                .isEqualTo("get_weather");
        assertThat(called(new TurnOf("How are you?").tools(MAIL, WEATHER).choice(ToolChoice.REQUIRED)))
                .isEqualTo("sendMail");
        assertThat(called(new TurnOf("Which city?").tools(MAIL, WEATHER).choice(ToolChoice.REQUIRED)))
                .isEqualTo("get_weather");
    }

    @Test
    void callsNothingWhereItMustNot() {
        assertThat(play(new TurnOf("What is the weather?")
                        .tools(WEATHER)
                        .choice(ToolChoice.NONE)
                        .turn()))
                .noneMatch(TurnEvent.CallStarted.class::isInstance);
    }

    @Test
    void aFunctionWithoutParametersIsCalledWithNone() {
        assertThat(arguments(play(new TurnOf("Send the mail").tools(MAIL).turn())))
                .isEqualTo("{}");
    }

    @Test
    void aCallThatWouldBeTooLongIsNotMade() {
        assertThat(play(new TurnOf("What is the weather?")
                        .tools(WEATHER)
                        .mostTokens(3)
                        .turn()))
                .hasSize(1)
                .first()
                .isInstanceOf(TurnEvent.Incomplete.class);
    }

    @Test
    void quotesWhatTheFunctionGaveBack() {
        assertThat(text(play(answered("sunny,\n 22 degrees"))))
                .isEqualTo("The function answered: \u201csunny, 22 degrees\u201d");
        assertThat(text(play(answered(" ")))).isEqualTo("The function answered with nothing.");
    }

    @Test
    void quotesOfALongOutputWhatFits() {
        String filler = "The moon is round and far away from here. ".repeat(20);

        assertThat(text(play(answered(filler + "The weather in Rome is fine. " + filler))))
                .isEqualTo("The function answered: \u201cThe weather in Rome is fine.\u201d");
        assertThat(text(play(answered(filler))))
                .startsWith("The function answered: \u201cThe moon is round and far away from here.\u201d");
    }

    @Test
    void failsATurnItCannotTake() {
        assertThat(problem(new TurnOf("?").choice(ToolChoice.REQUIRED))).contains("no function");
        assertThat(problem(new TurnOf("?").choice(ToolChoice.function("fly")))).contains("'fly'");
        assertThat(problem(new TurnOf("?").choice(new ToolChoice.FileSearch(Extensions.NONE))))
                .contains("no files");
        assertThat(problem(new TurnOf("?").format(schema("{\"type\":\"array\"}"))))
                .contains("must be an object");
        assertThat(
                        problem(
                                new TurnOf("?")
                                        .format(
                                                schema(
                                                        "{\"properties\":{\"a\":{\"type\":\"string\"},\"b\":{\"type\":\"number\"}},\"required\":[\"b\"]}"))))
                .contains("'b'");
    }

    @Test
    void answersAsAJsonObject() {
        assertThat(text(play(new TurnOf("How long do refunds take?")
                        .format(new ResponseFormat.JsonObject(Extensions.NONE))
                        .turn())))
                .isEqualTo("{\"answer\":\"" + REFUNDS + "\"}");
    }

    @Test
    void fillsTheFirstTextOfASchema() {
        String properties = "{\"properties\":{\"n\":{\"type\":\"number\"},\"text\":{\"type\":\"string\"},"
                + "\"note\":{\"type\":\"string\"},\"more\":{\"type\":\"string\"}},\"required\":[\"note\"]}";

        assertThat(text(play(new TurnOf("How long do refunds take?")
                        .format(schema(properties))
                        .turn())))
                .isEqualTo("{\"text\":\"" + REFUNDS + "\",\"note\":\"\"}");
    }

    private static ResponseFormat schema(String json) {
        return new ResponseFormat.JsonSchema(
                new ResponseFormat.JsonSchemaFormat("form", null, new RawJson(json), null, Extensions.NONE),
                Extensions.NONE);
    }

    private static Turn ask(String... said) {
        return new TurnOf(said).turn();
    }

    private static Turn answered(String output) {
        ToolCallId id = new ToolCallId("call_1");
        return new TurnOf("What is the weather in Rome?")
                .tools(WEATHER)
                .item(new TurnItem.Called(id, "get_weather", "{}"))
                .item(new TurnItem.Returned(id, output))
                .turn();
    }

    private static List<TurnEvent> play(Turn turn) {
        ExtractiveTurns turns = new ExtractiveTurns(() -> "id", Duration.ZERO, pause -> {});
        List<TurnEvent> events = new ArrayList<>();
        try (TurnStream stream = turns.start(turn)) {
            for (TurnEvent event = stream.next(); event != null; event = stream.next()) {
                events.add(event);
            }
        }
        return events;
    }

    private static TurnEvent last(Turn turn) {
        List<TurnEvent> events = play(turn);
        return events.get(events.size() - 1);
    }

    private static String text(List<TurnEvent> events) {
        return events.stream()
                .filter(TurnEvent.TextDelta.class::isInstance)
                .map(event -> ((TurnEvent.TextDelta) event).text())
                .collect(Collectors.joining());
    }

    private static String arguments(List<TurnEvent> events) {
        return events.stream()
                .filter(TurnEvent.ArgumentsDelta.class::isInstance)
                .map(event -> ((TurnEvent.ArgumentsDelta) event).arguments())
                .collect(Collectors.joining());
    }

    private static String called(TurnOf turn) {
        return ((TurnEvent.CallStarted) play(turn.turn()).get(0)).name();
    }

    private static String problem(TurnOf turn) {
        TurnEvent.Failed failed = (TurnEvent.Failed) last(turn.turn());
        assertThat(failed.error().code()).isEqualTo(ErrorCode.INVALID_PROMPT);
        return failed.error().message();
    }

    private static TurnItem said(MessageRole role, String text) {
        return new TurnItem.Said(role, List.of(ContentPart.text(text)));
    }

    /** A turn in the making; the texts are said by user and assistant in turn. */
    private static final class TurnOf {
        private final List<TurnItem> items = new ArrayList<>();
        private List<Tool> tools = List.of();
        private ToolChoice choice = ToolChoice.AUTO;
        private ResponseFormat format;
        private Integer mostTokens;

        TurnOf(String... texts) {
            for (int i = 0; i < texts.length; i++) {
                items.add(said(i % 2 == 0 ? MessageRole.USER : MessageRole.ASSISTANT, texts[i]));
            }
        }

        TurnOf item(TurnItem item) {
            items.add(item);
            return this;
        }

        TurnOf tools(Tool... some) {
            tools = List.of(some);
            return this;
        }

        TurnOf choice(ToolChoice one) {
            choice = one;
            return this;
        }

        TurnOf format(ResponseFormat one) {
            format = one;
            return this;
        }

        TurnOf mostTokens(int most) {
            mostTokens = most;
            return this;
        }

        Turn turn() {
            return new Turn(
                    new RunId("run_1"),
                    new ThreadId("thread_1"),
                    new AssistantId("asst_1"),
                    "any",
                    INSTRUCTIONS,
                    items,
                    tools,
                    choice,
                    true,
                    format,
                    null,
                    null,
                    null,
                    mostTokens,
                    true);
        }
    }
}
