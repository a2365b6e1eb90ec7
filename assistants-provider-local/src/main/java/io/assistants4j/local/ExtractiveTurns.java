package io.assistants4j.local;

import io.assistants4j.core.client.Sleeper;
import io.assistants4j.core.engine.ModelTurns;
import io.assistants4j.core.engine.Turn;
import io.assistants4j.core.engine.TurnEvent;
import io.assistants4j.core.engine.TurnStream;
import io.assistants4j.core.id.IdSource;
import io.assistants4j.core.id.ToolCallId;
import io.assistants4j.core.run.ErrorCode;
import io.assistants4j.core.run.LastError;
import io.assistants4j.core.run.Usage;
import io.assistants4j.core.tool.FunctionDefinition;
import io.assistants4j.core.tool.Tool;
import io.assistants4j.core.tool.ToolChoice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Takes turns with the {@link ExtractiveModel}: quotes, or calls a function and quotes what it gave back.
 *
 * <p>A function is called where the turn forces it, or where {@link FunctionChoice} finds that the question names it; once
 * functions have answered, the model answers, too. The model named in the turn, the temperature and the like change
 * nothing. Thread-safe.
 */
final class ExtractiveTurns implements ModelTurns {

    private static final AtomicBoolean WARM = new AtomicBoolean();

    private final ExtractiveModel model = new ExtractiveModel();
    private final IdSource ids;
    private final Duration pace;
    private final Sleeper sleeper;

    /** Pauses for {@code pace} before each word; zero for none. */
    ExtractiveTurns(IdSource ids, Duration pace, Sleeper sleeper) {
        this.ids = ids;
        this.pace = pace;
        this.sleeper = sleeper;
    }

    /** Reads word lists and vocabulary, so that the first answer does not have to; once in a JVM. */
    void warmUp() {
        if (WARM.compareAndSet(false, true)) {
            String text = model.answer(new Reading("It works.", List.of(), "What works?"))
                    .text();
            Tokens.count(text);
        }
    }

    @Override
    public TurnStream start(Turn turn) {
        return new PacedTurn(events(turn), pace, sleeper);
    }

    private List<TurnEvent> events(Turn turn) {
        Optional<String> problem = problem(turn).or(() -> AnswerFormat.problem(turn.responseFormat()));
        if (problem.isPresent()) {
            return List.of(new TurnEvent.Failed(LastError.of(ErrorCode.INVALID_PROMPT, problem.get()), null));
        }
        TurnReading read = TurnReading.of(turn);
        if (!read.outputs().isEmpty()) {
            return say(
                    turn, read, model.answerFrom(read.outputs(), read.reading().question()));
        }
        return function(turn, read.reading().question())
                .map(function -> call(turn, read, function))
                .orElseGet(() -> say(turn, read, model.answer(read.reading()).text()));
    }

    private static Optional<String> problem(Turn turn) {
        ToolChoice choice = turn.toolChoice();
        List<FunctionDefinition> functions = functions(turn);
        if (choice instanceof ToolChoice.FileSearch || choice instanceof ToolChoice.CodeInterpreter) {
            return Optional.of("The local model calls functions only: it searches no files and runs no code.");
        }
        if (choice.equals(ToolChoice.REQUIRED) && functions.isEmpty()) {
            return Optional.of("tool_choice is 'required', but there is no function to call.");
        }
        if (choice instanceof ToolChoice.Function named
                && functions.stream()
                        .noneMatch(f -> f.name().equals(named.function().name()))) {
            return Optional.of(
                    "tool_choice names the function '" + named.function().name() + "', but there is none.");
        }
        return Optional.empty();
    }

    private static Optional<FunctionDefinition> function(Turn turn, String question) {
        ToolChoice choice = turn.toolChoice();
        List<FunctionDefinition> functions = functions(turn);
        if (functions.isEmpty() || choice.equals(ToolChoice.NONE)) {
            return Optional.empty();
        }
        if (choice instanceof ToolChoice.Function named) {
            return functions.stream()
                    .filter(function -> function.name().equals(named.function().name()))
                    .findFirst();
        }
        return choice.equals(ToolChoice.REQUIRED)
                ? Optional.of(FunctionChoice.forced(functions, question))
                : FunctionChoice.free(functions, question);
    }

    private static List<FunctionDefinition> functions(Turn turn) {
        return turn.tools().stream()
                .filter(Tool.Function.class::isInstance)
                .map(tool -> ((Tool.Function) tool).function())
                .toList();
    }

    private List<TurnEvent> call(Turn turn, TurnReading read, FunctionDefinition function) {
        String arguments = Arguments.of(
                ObjectSchema.of(function.parameters()), read.reading().question());
        int tokens = Tokens.count(function.name()) + Tokens.count(arguments);
        Integer most = turn.maxOutputTokens();
        if (most != null && tokens > most) {
            // Half a call is of no use to anybody.
            return List.of(new TurnEvent.Incomplete(TurnEvent.Reason.MAX_OUTPUT_TOKENS, Usage.of(read.tokens(), 0)));
        }
        ToolCallId id = new ToolCallId("call_" + ids.next());
        List<TurnEvent> events = new ArrayList<>();
        events.add(new TurnEvent.CallStarted(id, function.name()));
        Words.of(arguments).forEach(word -> events.add(new TurnEvent.ArgumentsDelta(id, word)));
        events.add(new TurnEvent.CallEnded(id));
        events.add(new TurnEvent.Completed(Usage.of(read.tokens(), tokens)));
        return events;
    }

    private static List<TurnEvent> say(Turn turn, TurnReading read, String answer) {
        String text = AnswerFormat.apply(turn.responseFormat(), Answer.withUnread(answer, read.unread()));
        List<String> words = Words.of(text);
        Integer most = turn.maxOutputTokens();
        List<String> said = most == null ? words : Tokens.limit(words, most);
        List<TurnEvent> events = new ArrayList<>();
        events.add(new TurnEvent.MessageStarted());
        said.forEach(word -> events.add(new TurnEvent.TextDelta(0, word)));
        events.add(new TurnEvent.MessageEnded());
        Usage usage = Usage.of(read.tokens(), Tokens.count(String.join("", said)));
        events.add(
                said.size() < words.size()
                        ? new TurnEvent.Incomplete(TurnEvent.Reason.MAX_OUTPUT_TOKENS, usage)
                        : new TurnEvent.Completed(usage));
        return events;
    }
}
