package io.assistants4j.core.event;

import io.assistants4j.core.event.MessageDelta.PartDelta;
import io.assistants4j.core.thread.ContentPart;
import io.assistants4j.core.thread.Message;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A message that grows by deltas of its parts. */
final class GrowingMessage {
    private final Message begun;
    private final Map<Integer, Growing<PartDelta, ContentPart>> parts;

    GrowingMessage(Message begun) {
        this.begun = begun;
        this.parts = Growing.byIndex(begun.content(), GrowingMessage::begin);
    }

    Message message() {
        return begun.withContent(Growing.grown(parts));
    }

    void add(MessageDelta delta) {
        for (PartDelta part : delta.delta().content()) {
            Integer index = index(part);
            if (index != null) {
                Growing.grow(parts, index, part, open(part));
            }
        }
    }

    private static Growing<PartDelta, ContentPart> begin(ContentPart part) {
        if (part instanceof ContentPart.Text text) {
            return new GrowingText(text);
        }
        return part instanceof ContentPart.Refusal refusal ? new GrowingRefusal(refusal) : new Growing.Whole<>(part);
    }

    private static @Nullable Growing<PartDelta, ContentPart> open(PartDelta first) {
        if (first instanceof PartDelta.Text text) {
            return new GrowingText(text);
        }
        if (first instanceof PartDelta.Refusal refusal) {
            return new GrowingRefusal(refusal);
        }
        if (first instanceof PartDelta.ImageFilePart image && image.imageFile() != null) {
            return new Growing.Whole<>(new ContentPart.ImageFilePart(image.imageFile(), image.extensions()));
        }
        if (first instanceof PartDelta.ImageUrlPart image && image.imageUrl() != null) {
            return new Growing.Whole<>(new ContentPart.ImageUrlPart(image.imageUrl(), image.extensions()));
        }
        return null;
    }

    /** The place a delta means; null where this version cannot tell. */
    private static @Nullable Integer index(PartDelta part) {
        if (part instanceof PartDelta.Text text) {
            return text.index();
        }
        if (part instanceof PartDelta.Refusal refusal) {
            return refusal.index();
        }
        if (part instanceof PartDelta.ImageFilePart image) {
            return image.index();
        }
        return part instanceof PartDelta.ImageUrlPart image ? image.index() : null;
    }
}
