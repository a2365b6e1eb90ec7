package io.assistants4j.wire.files;

import io.assistants4j.core.engine.ModelTurns;
import io.assistants4j.core.engine.Turn;
import io.assistants4j.core.engine.TurnEvent;
import io.assistants4j.core.engine.TurnItem;
import io.assistants4j.core.engine.TurnStream;
import io.assistants4j.core.thread.ContentPart;
import io.assistants4j.core.thread.ImageUrl;
import io.assistants4j.wire.http.CallControl;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A turn whose images are read when its first event is asked for. */
final class ImageTurn implements TurnStream {
    private final Turn turn;
    private final ModelTurns turns;
    private final ImageFiles files;
    private final CallControl reading = new CallControl();
    private volatile @Nullable TurnStream stream;
    private volatile boolean isClosed;

    ImageTurn(Turn turn, ModelTurns turns, ImageFiles files) {
        this.turn = turn;
        this.turns = turns;
        this.files = files;
    }

    @Override
    public @Nullable TurnEvent next() {
        return begun().next();
    }

    @Override
    public void close() {
        isClosed = true;
        reading.cancel();
        TurnStream open = stream;
        if (open != null) {
            open.close();
        }
    }

    private TurnStream begun() {
        TurnStream open = stream;
        if (open != null) {
            return open;
        }
        List<TurnItem> items = turn.items().stream().map(this::shown).toList();
        TurnStream begun = turns.start(turn.showing(items));
        stream = begun;
        if (isClosed) {
            begun.close();
        }
        return begun;
    }

    private TurnItem shown(TurnItem item) {
        return item instanceof TurnItem.Said said && InlinedImages.showsFile(said)
                ? new TurnItem.Said(
                        said.role(), said.content().stream().map(this::shown).toList(), said.phase())
                : item;
    }

    private ContentPart shown(ContentPart part) {
        if (!(part instanceof ContentPart.ImageFilePart image)) {
            return part;
        }
        String address = files.address(image.imageFile().fileId(), reading);
        ImageUrl url = new ImageUrl(
                address, image.imageFile().detail(), image.imageFile().extensions());
        return new ContentPart.ImageUrlPart(url, image.extensions());
    }
}
