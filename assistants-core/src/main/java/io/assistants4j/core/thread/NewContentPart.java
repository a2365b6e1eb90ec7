package io.assistants4j.core.thread;

import io.assistants4j.core.value.Extensions;
import io.assistants4j.core.value.RawJson;
import java.util.Objects;

/** One part of the content of a message to create; text is a plain text here. */
public sealed interface NewContentPart {
    /**
     * Text.
     *
     * @param text at most 256,000 characters
     */
    record Text(String text) implements NewContentPart {
        public Text {
            Objects.requireNonNull(text, "text");
        }
    }

    /**
     * An image kept in a file.
     *
     * @param imageFile which one
     */
    record ImageFilePart(ImageFile imageFile) implements NewContentPart {}

    /**
     * An image at an address.
     *
     * @param imageUrl which one
     */
    record ImageUrlPart(ImageUrl imageUrl) implements NewContentPart {}

    /**
     * A part this version does not know; refused in requests.
     *
     * @param type the label it came with
     * @param json all of it
     */
    record Unrecognized(String type, RawJson json) implements NewContentPart {}

    /** The part as a message keeps it. */
    static ContentPart kept(NewContentPart part) {
        if (part instanceof Text text) {
            return ContentPart.text(text.text());
        }
        if (part instanceof ImageFilePart image) {
            return new ContentPart.ImageFilePart(image.imageFile(), Extensions.NONE);
        }
        if (part instanceof ImageUrlPart image) {
            return new ContentPart.ImageUrlPart(image.imageUrl(), Extensions.NONE);
        }
        Unrecognized unknown = (Unrecognized) part;
        return new ContentPart.Unrecognized(unknown.type(), unknown.json());
    }
}
