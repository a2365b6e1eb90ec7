package io.assistants4j.testkit.contract;

import io.assistants4j.core.event.MessageDelta;
import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.event.RunStream;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.Run;
import io.assistants4j.testkit.contract.subject.ModelTurn;
import io.assistants4j.testkit.contract.subject.Subject;
import io.assistants4j.testkit.http.Gate;
import java.util.Iterator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A run in the middle of its turn: it goes on when it is told to, and when the requirement is done with it. */
final class GatedRun implements AutoCloseable {
    private final Gate gate;
    private final Run run;
    private final @Nullable RunStream stream;

    private GatedRun(Gate gate, Run run, @Nullable RunStream stream) {
        this.gate = gate;
        this.run = run;
        this.stream = stream;
    }

    /** A run on a new thread whose model has said nothing yet. */
    static GatedRun begin(Subject subject, UnaryOperator<NewRun.Builder> described) {
        Gate gate = new Gate();
        subject.model().will(ModelTurn.BEGIN.waitsAt(gate).thenSays("At last."));
        Run run = subject.runs()
                .create(
                        subject.askingThread().id(),
                        described.apply(NewRun.of(subject.assistant().id())).build());
        gate.awaitReached(RunScenes.SOON);
        return new GatedRun(gate, run, null);
    }

    /** A run on a new thread that began to say this after one whole message, as somebody saw who follows it. */
    static GatedRun saying(Subject subject, String text) {
        Gate gate = new Gate();
        subject.model()
                .will(ModelTurn.says("One moment.")
                        .thenBeginsToSay(text)
                        .waitsAt(gate)
                        .thenSays("At last."));
        RunStream stream = subject.streams().stream(subject.askingThread().id(), RunScenes.plain(subject));
        Iterator<RunEvent> events = stream.iterator();
        RunEvent first = events.next();
        StringBuilder heard = new StringBuilder();
        while (heard.indexOf(text) < 0) {
            heard.append(text(events.next()));
        }
        return new GatedRun(gate, ((RunEvent.RunChanged) first).run(), stream);
    }

    private static String text(RunEvent event) {
        StringBuilder text = new StringBuilder();
        if (event instanceof RunEvent.MessageDelta more) {
            more.delta().delta().content().forEach(part -> {
                if (part instanceof MessageDelta.PartDelta.Text said && said.text() != null) {
                    text.append(said.text().value());
                }
            });
        }
        return text.toString();
    }

    /** The run as it was when it was created. */
    Run run() {
        return run;
    }

    /** Lets the model go on. */
    void goOn() {
        gate.open();
    }

    /** Whoever follows it leaves. */
    void leave() {
        if (stream != null) {
            stream.close();
        }
    }

    @Override
    public void close() {
        goOn();
        leave();
    }
}
