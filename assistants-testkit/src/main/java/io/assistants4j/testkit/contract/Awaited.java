package io.assistants4j.testkit.contract;

import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.Run;
import io.assistants4j.testkit.contract.subject.ModelTurn;
import io.assistants4j.testkit.contract.subject.Subject;
import io.assistants4j.testkit.http.Gate;
import java.time.Duration;

/** A run that somebody waits for while its model stands still; it goes on when it is told to, and in the end. */
final class Awaited implements AutoCloseable {
    private final Gate gate;
    private final ThreadId thread;
    private final Waiting waiting;

    private Awaited(Gate gate, ThreadId thread, Waiting waiting) {
        this.gate = gate;
        this.thread = thread;
        this.waiting = waiting;
    }

    /** A run on a new thread that somebody waits for so long. */
    static Awaited begin(Subject subject, Duration timeout) {
        Gate gate = new Gate();
        subject.model().will(ModelTurn.BEGIN.waitsAt(gate).thenSays("At last."));
        NewRun request = RunScenes.plain(subject);
        ThreadId thread = subject.askingThread().id();
        Waiting waiting = Waiting.begin(() -> subject.runs().createAndWait(thread, request, timeout));
        gate.awaitReached(RunScenes.SOON);
        return new Awaited(gate, thread, waiting);
    }

    /** Whoever waits. */
    Waiting waiting() {
        return waiting;
    }

    /** The run itself. */
    Run run(Subject subject) {
        return subject.runs().list(thread, PageRequest.FIRST).data().get(0);
    }

    /** Lets the model go on. */
    void goOn() {
        gate.open();
    }

    @Override
    public void close() {
        goOn();
    }
}
