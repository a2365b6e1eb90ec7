package io.assistants4j.core.event;

import io.assistants4j.core.id.MessageId;
import io.assistants4j.core.thread.Annotation;
import io.assistants4j.core.thread.ImageFile;
import io.assistants4j.core.thread.ImageUrl;
import io.assistants4j.core.thread.MessageRole;
import io.assistants4j.core.value.Extensions;
import io.assistants4j.core.value.RawJson;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * More of a message.
 *
 * @param id the message it belongs to
 * @param delta what is added
 * @param extensions unknown members
 */
public record MessageDelta(MessageId id, Body delta, Extensions extensions) {
    public MessageDelta {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(delta, "delta");
    }

    /** More of one part of a message. */
    public static MessageDelta of(MessageId id, PartDelta part) {
        return new MessageDelta(id, new Body(null, List.of(part), Extensions.NONE), Extensions.NONE);
    }

    /**
     * What is added to a message.
     *
     * @param role who writes it
     * @param content more of its parts
     * @param extensions unknown members
     */
    public record Body(@Nullable MessageRole role, List<PartDelta> content, Extensions extensions) {
        public Body {
            content = List.copyOf(content);
        }
    }

    /** More of one part, found by its index; the first delta of an index opens the part. */
    public sealed interface PartDelta {
        /**
         * More text.
         *
         * @param index the part
         * @param text what is added
         * @param extensions unknown members
         */
        record Text(int index, @Nullable TextDelta text, Extensions extensions) implements PartDelta {}

        /**
         * More of a refusal.
         *
         * @param index the part
         * @param refusal what is added
         * @param extensions unknown members
         */
        record Refusal(int index, @Nullable String refusal, Extensions extensions) implements PartDelta {}

        /**
         * An image kept in a file, whole.
         *
         * @param index the part
         * @param imageFile which one
         * @param extensions unknown members
         */
        record ImageFilePart(int index, @Nullable ImageFile imageFile, Extensions extensions) implements PartDelta {}

        /**
         * An image at an address, whole.
         *
         * @param index the part
         * @param imageUrl which one
         * @param extensions unknown members
         */
        record ImageUrlPart(int index, @Nullable ImageUrl imageUrl, Extensions extensions) implements PartDelta {}

        /**
         * A delta this version does not know.
         *
         * @param type the label it came with
         * @param json all of it
         */
        record Unrecognized(String type, RawJson json) implements PartDelta {}
    }

    /**
     * What is added to a text.
     *
     * @param value more text
     * @param annotations annotations, each whole; the first delta of a part carries an empty list, later ones none
     * @param extensions unknown members
     */
    public record TextDelta(
            @Nullable String value, @Nullable List<AnnotationDelta> annotations, Extensions extensions) {
        public TextDelta {
            annotations = annotations == null ? null : List.copyOf(annotations);
        }
    }

    /**
     * An annotation and its place; on the wire both are one object.
     *
     * @param index its place in the list of the part's annotations
     * @param annotation the annotation
     */
    public record AnnotationDelta(int index, Annotation annotation) {
        public AnnotationDelta {
            Objects.requireNonNull(annotation, "annotation");
        }
    }
}
