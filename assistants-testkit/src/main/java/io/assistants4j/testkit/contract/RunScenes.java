package io.assistants4j.testkit.contract;

import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStep;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.thread.MessageRole;
import io.assistants4j.core.tool.ToolChoice;
import io.assistants4j.core.value.Metadata;
import io.assistants4j.testkit.contract.subject.ModelTurn;
import io.assistants4j.testkit.contract.subject.Subject;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/** Ways to bring runs into the states that requirements are about. */
final class RunScenes {
    /** How long a run may take. */
    static final Duration LIFETIME = Duration.ofMinutes(10);

    /** Long enough for whoever waits in the time of a requirement. */
    static final Duration MINUTE = Duration.ofMinutes(1);

    /** Long enough for another thread, in the time of this machine. */
    static final Duration SOON = Duration.ofSeconds(20);

    /** The smallest budget of tokens there is. */
    static final int BUDGET = 256;

    static final String FUNCTION = "get_weather";

    private RunScenes() {}

    /** A mark by which a run is told from others. */
    static UnaryOperator<NewRun.Builder> in(String state) {
        return run -> run.metadata(Metadata.of("state", state));
    }

    /** What is asked for where it does not matter. */
    static NewRun plain(Subject subject) {
        return NewRun.of(subject.assistant().id()).build();
    }

    /** The answer to the creation of a run that has said something since and has ended. */
    static Run said(Subject subject, UnaryOperator<NewRun.Builder> described) {
        return said(subject, subject.askingThread().id(), described);
    }

    /** The same on this thread. */
    static Run said(Subject subject, ThreadId thread, UnaryOperator<NewRun.Builder> described) {
        return created(subject, thread, ModelTurn.saysSomething(), described);
    }

    /** A run on a new thread that took this turn and has ended. */
    static Run ended(Subject subject, ModelTurn turn) {
        return subject.ended(created(subject, subject.askingThread().id(), turn, run -> run));
    }

    private static Run created(
            Subject subject, ThreadId thread, ModelTurn turn, UnaryOperator<NewRun.Builder> described) {
        subject.model().will(turn);
        Run made = subject.runs()
                .create(
                        thread,
                        described.apply(NewRun.of(subject.assistant().id())).build());
        subject.ended(made);
        return made;
    }

    /** A run on a new thread that waits for the output of a function. */
    static Run waiting(Subject subject, UnaryOperator<NewRun.Builder> described) {
        return waiting(subject, ModelTurn.callsSomehow(FUNCTION), described);
    }

    /** The same after this turn. */
    static Run waiting(Subject subject, ModelTurn turn, UnaryOperator<NewRun.Builder> described) {
        subject.model().will(turn);
        ThreadId thread = subject.askingThread().id();
        return subject.ended(
                subject.runs().create(thread, described.apply(calling(subject)).build()));
    }

    /** Hands the output in; the run as it is when it ended or wants more. */
    static Run answered(Subject subject, Run waiting, ModelTurn next) {
        subject.model().will(next);
        subject.runs().submit(waiting.threadId(), waiting.id(), Subject.outputs(waiting, "Minus four."));
        return subject.ended(waiting);
    }

    /** A run that must call a function first. */
    static NewRun.Builder calling(Subject subject) {
        return NewRun.of(subject.assistant().id())
                .tools(List.of(Samples.function(FUNCTION)))
                .toolChoice(ToolChoice.REQUIRED);
    }

    /** The newest message of the run's thread. */
    static Message newest(Subject subject, Run run) {
        return subject.messages()
                .list(run.threadId(), PageRequest.newest(1))
                .data()
                .get(0);
    }

    /** The oldest message of a thread. */
    static Message oldest(Subject subject, ThreadId thread) {
        return subject.messages().list(thread, PageRequest.oldest(1)).data().get(0);
    }

    /** The texts of the run's thread, oldest first; the assistant's own begin with a star. */
    static List<String> texts(Subject subject, ThreadId thread) {
        return subject.messages().list(thread, PageRequest.oldest(100)).data().stream()
                .map(message -> (message.role().equals(MessageRole.ASSISTANT) ? "*" : "") + message.text())
                .toList();
    }

    /** The steps of a run, oldest first. */
    static List<RunStep> steps(Subject subject, Run run) {
        return subject.runs()
                .listSteps(run.threadId(), run.id(), PageRequest.oldest(100))
                .data();
    }
}
