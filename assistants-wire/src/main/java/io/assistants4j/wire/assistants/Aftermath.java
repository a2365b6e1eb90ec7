package io.assistants4j.wire.assistants;

import io.assistants4j.core.error.AssistantsException;
import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.thread.Messages;
import io.assistants4j.wire.http.CallControl;
import io.assistants4j.wire.http.HttpSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** Finds out about a run what its stream does not say. */
final class Aftermath {
    private static final int MOST = 100;

    private final Mended mended;
    private final RunFinder finder;
    private final Messages messages;
    private final HttpSettings settings;
    private final Executor executor;
    private final boolean mends;

    Aftermath(FarSide far, RunFinder finder, Messages messages, HttpSettings settings, Executor executor) {
        this.mended = far.mended();
        this.finder = finder;
        this.messages = messages;
        this.settings = settings;
        this.executor = executor;
        this.mends = far.has(Habit.STREAMS_WITHOUT_ENDS);
    }

    Mended mended() {
        return mended;
    }

    /** What mends the events of one stream; null where nothing has to be. */
    @Nullable
    StreamMending mending() {
        return mends ? new StreamMending() : null;
    }

    /** Waits until the run ended, or waits for outputs, for as long as a stream may be silent; the control ends it. */
    Run end(Run run, CallControl control) {
        return finder.settle(run.threadId(), run.id(), settings.readIdle(), finder.now(), control);
    }

    /** What the run wrote, oldest first. */
    List<Message> messages(ThreadId thread, RunId run) {
        List<Message> written = new ArrayList<>(
                messages.list(thread, run, PageRequest.oldest(MOST)).data());
        written.removeIf(message -> !run.equals(message.runId()));
        return written;
    }

    /** Looks at the run whenever its stream is silent for long, until it ended badly. */
    @Nullable
    SilenceWatch watch(Run run, Runnable whenOver) {
        if (!mends) {
            return null;
        }
        SilenceWatch watch = new SilenceWatch(finder::pause, control -> look(run, control), whenOver);
        try {
            executor.execute(watch);
        } catch (RejectedExecutionException e) {
            // The provider is being closed, and its streams with it.
            return null;
        }
        return watch;
    }

    private SilenceWatch.Sight look(Run run, CallControl control) {
        try {
            RunStatus status = finder.look(run.threadId(), run.id(), settings.deadline(), control)
                    .run()
                    .status();
            if (status.equals(RunStatus.COMPLETED) || status.equals(RunStatus.REQUIRES_ACTION)) {
                return SilenceWatch.Sight.ENDED_WELL;
            }
            return status.isTerminal() ? SilenceWatch.Sight.ENDED_BADLY : SilenceWatch.Sight.GOES_ON;
        } catch (AssistantsException e) {
            // Whoever reads the stream will hear of it if it stays so.
            return SilenceWatch.Sight.GOES_ON;
        }
    }
}
