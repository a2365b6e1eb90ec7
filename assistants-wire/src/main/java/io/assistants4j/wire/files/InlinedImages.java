package io.assistants4j.wire.files;

import io.assistants4j.core.engine.ModelTurns;
import io.assistants4j.core.engine.Turn;
import io.assistants4j.core.engine.TurnItem;
import io.assistants4j.core.engine.TurnStream;
import io.assistants4j.core.thread.ContentPart;
import io.assistants4j.core.thread.MessageRole;
import io.assistants4j.wire.http.HttpSettings;
import io.assistants4j.wire.http.HttpTransport;
import java.util.OptionalLong;

/**
 * Turns over a far side that takes no file as an image, although it may keep it: what a message names as an image file is read
 * from there and shown by its contents. A turn whose image cannot be read fails with {@link
 * io.assistants4j.core.error.InvalidRequestException}, which names the file and why. Thread-safe.
 */
public final class InlinedImages implements ModelTurns {
    private final ModelTurns turns;
    private final ImageFiles files;

    /**
     * These turns, with images.
     *
     * @param transport where files are read; stays the caller's to close
     * @param settings how long that may take
     */
    public InlinedImages(ModelTurns turns, HttpTransport transport, HttpSettings settings) {
        this.turns = turns;
        this.files = new ImageFiles(transport, settings);
    }

    @Override
    public TurnStream start(Turn turn) {
        return turn.items().stream().anyMatch(InlinedImages::showsFile)
                ? new ImageTurn(turn, turns, files)
                : turns.start(turn);
    }

    /** Images that are files have to be guessed here. */
    @Override
    public OptionalLong count(Turn turn) {
        return turn.items().stream().anyMatch(InlinedImages::showsFile) ? OptionalLong.empty() : turns.count(turn);
    }

    /** Whether it is a message with an image that is a file, which a model is shown. */
    static boolean showsFile(TurnItem item) {
        return item instanceof TurnItem.Said said
                && !said.role().equals(MessageRole.ASSISTANT)
                && said.content().stream().anyMatch(ContentPart.ImageFilePart.class::isInstance);
    }
}
