package io.assistants4j.testkit.responses;

import io.assistants4j.testkit.http.Answer;
import io.assistants4j.testkit.internal.Refused;

/** A response as the server keeps it: it can be read again, from any event on, and cancelled where it is in the background. */
final class StoredResponse {
    private final Reply reply;
    private final ItemTrees items;
    private final ResponseTrees responses;
    private final boolean streamed;
    private volatile boolean cancelled;

    StoredResponse(Reply reply, ItemTrees items, ResponseTrees responses, boolean streamed) {
        this.reply = reply;
        this.items = items;
        this.responses = responses;
        this.streamed = streamed;
    }

    /** The answer to whoever asked for it. */
    Answer first() {
        return streamed ? stream(-1) : whole();
    }

    Answer whole() {
        return Answer.json(200, cancelled ? responses.cancelled() : responses.ended());
    }

    /** The events behind this number; of a response that was cancelled there are no more. */
    Answer resumed(long after) {
        if (!streamed || !responses.isInBackground()) {
            throw new Refused("This response was not created to be streamed in the background.", "stream", null);
        }
        return cancelled ? Answer.eventStream() : stream(after);
    }

    /** Ends it; as often as somebody wants to. */
    Answer cancel() {
        if (!responses.isInBackground()) {
            throw new Refused("Only a response in the background can be cancelled.", null, null);
        }
        cancelled = true;
        return whole();
    }

    private Answer stream(long after) {
        return new EventScript(reply, items, responses, after).play();
    }
}
