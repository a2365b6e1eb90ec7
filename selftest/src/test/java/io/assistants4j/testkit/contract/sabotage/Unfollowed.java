package io.assistants4j.testkit.contract.sabotage;

import io.assistants4j.core.event.RunStream;
import io.assistants4j.core.event.RunStreams;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.Runs;
import io.assistants4j.core.thread.Messages;

/**
 * A provider that is broken until somebody follows a run. What followers hear is held against what is found, so what is found
 * otherwise would break that requirement, too.
 */
final class Unfollowed extends SabotagedProvider {
    private final Runs runs;
    private final Messages messages;
    private volatile boolean followed;

    private Unfollowed(SabotagedProvider broken) {
        super(broken);
        runs = Choice.between(Runs.class, () -> followed, broken.real().runs(), broken.runs());
        messages = Choice.between(Messages.class, () -> followed, broken.real().messages(), broken.messages());
    }

    /** Breaks what this saboteur breaks, until somebody follows a run. */
    static Saboteur only(Saboteur saboteur) {
        return context -> saboteur.candidate(context).with(broken -> new Unfollowed((SabotagedProvider) broken));
    }

    @Override
    public Runs runs() {
        return runs;
    }

    @Override
    public Messages messages() {
        return messages;
    }

    @Override
    public RunStreams streams() {
        return new PassedStreams(super.streams()) {
            @Override
            public RunStream stream(ThreadId thread, NewRun request) {
                followed = true;
                return super.stream(thread, request);
            }
        };
    }
}
