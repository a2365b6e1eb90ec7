package io.assistants4j.core.thread;

import io.assistants4j.core.value.Extensions;
import io.assistants4j.core.value.RawJson;
import java.util.List;
import java.util.Objects;

/** One part of a message's content, as it is kept and answered. */
public sealed interface ContentPart {
    /** A part of plain text without annotations. */
    static ContentPart text(String value) {
        return new Text(new TextValue(value, List.of(), Extensions.NONE), Extensions.NONE);
    }

    /**
     * Text.
     *
     * @param text the text and what is said about its parts
     * @param extensions unknown members
     */
    record Text(TextValue text, Extensions extensions) implements ContentPart {}

    /**
     * The model's refusal to answer.
     *
     * @param refusal its words
     * @param extensions unknown members
     */
    record Refusal(String refusal, Extensions extensions) implements ContentPart {}

    /**
     * An image kept in a file.
     *
     * @param imageFile which one
     * @param extensions unknown members
     */
    record ImageFilePart(ImageFile imageFile, Extensions extensions) implements ContentPart {}

    /**
     * An image at an address.
     *
     * @param imageUrl which one
     * @param extensions unknown members
     */
    record ImageUrlPart(ImageUrl imageUrl, Extensions extensions) implements ContentPart {}

    /**
     * A part this version does not know.
     *
     * @param type the label it came with
     * @param json all of it
     */
    record Unrecognized(String type, RawJson json) implements ContentPart {}

    /**
     * Text with annotations.
     *
     * @param value the text
     * @param annotations what is said about parts of it, in the order they came
     * @param extensions unknown members
     */
    record TextValue(String value, List<Annotation> annotations, Extensions extensions) {
        public TextValue {
            Objects.requireNonNull(value, "value");
            annotations = List.copyOf(annotations);
        }
    }
}
