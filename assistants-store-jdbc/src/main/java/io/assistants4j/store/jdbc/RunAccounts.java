package io.assistants4j.store.jdbc;

import io.assistants4j.core.engine.RunProgress;
import io.assistants4j.core.engine.StoreWrite;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.wire.json.JsonCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What one commit has to do for the accounts besides its writes: a run that is new is somebody's, one that ends is counted. All
 * ways to end come through here, because all of them store the end. For one commit.
 */
final class RunAccounts {
    private static final JsonCodec JSON = JsonCodec.tolerant();

    private final RunObserver observer;
    private final Scope scope;
    /** Filled by the writer's thread before the commit is over, read after it. */
    private final List<Run> ended = new ArrayList<>();

    RunAccounts(RunObserver observer, Scope scope) {
        this.observer = observer;
        this.scope = scope;
    }

    /** The changes that these writes ask for, with those of the accounts between them. */
    List<Change> changes(List<StoreWrite> writes) {
        List<Change> changes = new ArrayList<>();
        for (StoreWrite write : writes) {
            if (write instanceof StoreWrite.DeleteThread delete) {
                changes.add(endOfThread(delete.id().value()));
            }
            changes.add(Change.of(write));
            if (write instanceof StoreWrite.PutRun put) {
                changes.add(accountOf(put));
            }
        }
        return changes;
    }

    /** To be called when the commit is durable. */
    void tell() {
        ended.forEach(observer::ended);
    }

    private Change accountOf(StoreWrite.PutRun put) {
        Run run = put.record().run();
        Instant now = observer.now();
        if (run.status().isTerminal()) {
            return commit -> commit.run(handle -> {
                if (new OpenRuns(handle, scope).end(run, run.usage(), now)) {
                    ended.add(run);
                }
            });
        }
        if (put.expected() == StoreWrite.NEW) {
            RunClaim claim = observer.claim();
            return commit -> commit.run(handle -> new OpenRuns(handle, scope).open(run, claim, now));
        }
        return commit -> {};
    }

    /** What is active on a deleted thread never stores its end; it took at least what its turns so far did. */
    private Change endOfThread(String thread) {
        Instant now = observer.now();
        return commit -> commit.run(handle -> Where.bind(
                        handle.createQuery("select document, progress from runs where " + Where.SCOPE
                                + " and thread = :thread and active = 1"),
                        scope)
                .bind("thread", thread)
                .map((row, context) -> new Cut(
                        JSON.read(Run.class, row.getString("document")),
                        JSON.read(RunProgress.class, row.getString("progress"))))
                .list()
                .forEach(cut -> {
                    Run run = cut.ended();
                    if (new OpenRuns(handle, scope).end(run, run.usage(), now)) {
                        ended.add(run);
                    }
                }));
    }

    private record Cut(Run run, RunProgress progress) {
        Run ended() {
            return run.draft()
                    .status(RunStatus.CANCELLED)
                    .usage(progress.used())
                    .build();
        }
    }
}
