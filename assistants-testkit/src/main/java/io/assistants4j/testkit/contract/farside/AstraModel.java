package io.assistants4j.testkit.contract.farside;

import io.assistants4j.testkit.astra.Completion;
import io.assistants4j.testkit.astra.FakeAstraServer;
import io.assistants4j.testkit.contract.subject.ModelTurn;
import io.assistants4j.testkit.contract.subject.NotApplicable;

/** The model and the HTTP of a fake Astra Assistants server. It is told nothing of how an answer ended. Thread-safe. */
public final class AstraModel extends RunKeepingModel<Completion> {
    private final FakeAstraServer server;
    private boolean called;

    /** Scripts this server. */
    public AstraModel(FakeAstraServer server) {
        super(server);
        this.server = server;
    }

    @Override
    public synchronized void will(ModelTurn turn) {
        long messages = turn.parts().stream()
                .filter(part -> part instanceof ModelTurn.Says || part instanceof ModelTurn.SaysSomething)
                .count();
        if (messages > 1) {
            throw new NotApplicable("A completion is one message.");
        }
        boolean calls = turn.parts().stream()
                .anyMatch(part -> part instanceof ModelTurn.Calls || part instanceof ModelTurn.CallsSomehow);
        if (called && turn.parts().stream().anyMatch(ModelTurn.Waits.class::isInstance)) {
            throw new NotApplicable("Outputs are answered when the model is through: nobody sees it in between.");
        }
        called = calls;
        super.will(turn);
    }

    @Override
    Completion begin() {
        return new Completion();
    }

    @Override
    Completion says(Completion completion, ModelTurn.Says says) {
        return completion.text(says.pieces().toArray(String[]::new));
    }

    @Override
    Completion refuses(Completion completion, ModelTurn.Refuses refuses) {
        throw new NotApplicable("A refusal is passed on as any other text.");
    }

    @Override
    Completion calls(Completion completion, ModelTurn.Calls call) {
        return completion.call(call.function(), String.join("", call.arguments()));
    }

    /** The server passes on texts and calls, and nothing else. */
    @Override
    Completion doesTheUnknown(Completion completion) {
        return completion;
    }

    @Override
    Completion waits(Completion completion, ModelTurn.Waits waits) {
        return completion.waitAt(waits.gate());
    }

    @Override
    Completion ends(Completion begun, ModelTurn turn) {
        if (turn.ending() instanceof ModelTurn.Failed failed) {
            return begun.failing(failed.message());
        }
        return turn.ending() instanceof ModelTurn.BrokenOff ? begun.failing("the model hung up") : begun;
    }

    @Override
    void enqueue(Completion completion) {
        server.enqueue(completion);
    }
}
