package io.assistants4j.wire.chat;

import io.assistants4j.core.engine.Turn;
import io.assistants4j.core.engine.TurnEvent;
import io.assistants4j.core.run.Usage;
import io.assistants4j.wire.internal.turns.CallIds;
import io.assistants4j.wire.internal.turns.EventBuffer;
import io.assistants4j.wire.internal.turns.Problem;
import io.assistants4j.wire.internal.turns.TurnReading;
import io.assistants4j.wire.sse.SseEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns the chunks of one answer into the events of a turn.
 *
 * <p>A message is announced with its first words; blanks before them wait for these, for many models put a line feed before
 * a call. Why the model stopped comes before what the answer cost, so the turn ends with the stream.
 */
final class ChatReading implements TurnReading {
    private final EventBuffer ready = new EventBuffer();
    private final OpenCalls calls;
    private final List<Boolean> parts = new ArrayList<>();
    private final StringBuilder blanks = new StringBuilder();
    private boolean speaking;
    private boolean spoke;
    private String finish = "";
    private @Nullable Usage usage;

    ChatReading(Turn turn) {
        this.calls = new OpenCalls(ready, new CallIds(turn));
    }

    @Override
    public @Nullable TurnEvent poll() {
        return ready.poll();
    }

    @Override
    public @Nullable TurnEvent last() {
        return ready.last();
    }

    @Override
    public void accept(SseEvent event) throws IOException {
        Chunk chunk = ChunkReader.read(event);
        chunk.remarks().forEach(ready::add);
        if (chunk.usage() != null) {
            usage = chunk.usage();
        }
        if (chunk.problem() != null) {
            ready.end(new TurnEvent.Failed(chunk.problem().lastError(), usage));
            return;
        }
        say(chunk.content());
        if (!chunk.refusal().isEmpty()) {
            speak(true, chunk.refusal());
        }
        for (Chunk.CallDelta more : chunk.calls()) {
            endMessage();
            calls.accept(more);
        }
        if (!chunk.finish().isEmpty()) {
            finish = chunk.finish();
        }
    }

    @Override
    public void end(Silence silence) throws IOException {
        boolean saidSomething = spoke || !calls.isEmpty();
        if (finish.isEmpty() && (silence == Silence.CUT || !saidSomething)) {
            return;
        }
        Usage cost = ready.cost(usage);
        switch (FinishReason.of(finish)) {
            case WELL -> complete(cost);
            case LENGTH -> ready.end(new TurnEvent.Incomplete(TurnEvent.Reason.MAX_OUTPUT_TOKENS, cost));
            case FILTER -> ready.end(new TurnEvent.Incomplete(TurnEvent.Reason.CONTENT_FILTER, cost));
            case FAILED ->
                ready.end(new TurnEvent.Failed(
                        new Problem(null, "The model stopped: " + finish + ".").lastError(), usage));
        }
    }

    private void complete(Usage cost) throws IOException {
        if (calls.isEmpty() && blanks.length() > 0) {
            speak(false, "");
        }
        endMessage();
        calls.end();
        ready.end(new TurnEvent.Completed(cost));
    }

    private void say(String text) {
        if (speaking || !text.isBlank()) {
            speak(false, text);
        } else {
            blanks.append(text);
        }
    }

    private void speak(boolean refusal, String more) {
        String text = refusal ? more : blanks + more;
        if (text.isEmpty()) {
            return;
        }
        if (!speaking) {
            speaking = true;
            spoke = true;
            ready.add(new TurnEvent.MessageStarted());
        }
        if (!parts.contains(refusal)) {
            parts.add(refusal);
        }
        int part = parts.indexOf(refusal);
        blanks.setLength(0);
        ready.add(refusal ? new TurnEvent.RefusalDelta(part, text) : new TurnEvent.TextDelta(part, text));
    }

    private void endMessage() {
        if (speaking) {
            speaking = false;
            parts.clear();
            ready.add(new TurnEvent.MessageEnded());
        }
    }
}
