package io.assistants4j.core.event;

import io.assistants4j.core.event.MessageDelta.PartDelta;
import io.assistants4j.core.event.MessageDelta.TextDelta;
import io.assistants4j.core.thread.Annotation;
import io.assistants4j.core.thread.ContentPart;
import io.assistants4j.core.thread.ContentPart.TextValue;
import io.assistants4j.core.value.Extensions;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A part of text: its value grows at the end, annotations come whole under their places. */
final class GrowingText implements Growing<PartDelta, ContentPart> {
    private final StringBuilder value;
    private final Map<Integer, Annotation> annotations;
    private Extensions ofText;
    private Extensions ofPart;

    GrowingText(ContentPart.Text begun) {
        value = new StringBuilder(begun.text().value());
        annotations = Growing.byIndex(begun.text().annotations(), Function.identity());
        ofText = begun.text().extensions();
        ofPart = begun.extensions();
    }

    GrowingText(PartDelta.Text first) {
        this(new ContentPart.Text(new TextValue("", List.of(), Extensions.NONE), Extensions.NONE));
        add(first);
    }

    @Override
    public void add(PartDelta delta) {
        if (delta instanceof PartDelta.Text more) {
            ofPart = Growing.join(ofPart, more.extensions());
            TextDelta text = more.text();
            if (text != null) {
                add(text);
            }
        }
    }

    private void add(TextDelta text) {
        ofText = Growing.join(ofText, text.extensions());
        if (text.value() != null) {
            value.append(text.value());
        }
        if (text.annotations() != null) {
            text.annotations().forEach(added -> annotations.put(added.index(), added.annotation()));
        }
    }

    @Override
    public ContentPart grown() {
        return new ContentPart.Text(new TextValue(value.toString(), List.copyOf(annotations.values()), ofText), ofPart);
    }
}
