package io.assistants4j.core.event;

import io.assistants4j.core.event.MessageDelta.PartDelta;
import io.assistants4j.core.thread.ContentPart;
import io.assistants4j.core.value.Extensions;

/** A refusal, which grows at the end. */
final class GrowingRefusal implements Growing<PartDelta, ContentPart> {
    private final StringBuilder refusal;
    private Extensions extensions;

    GrowingRefusal(ContentPart.Refusal begun) {
        refusal = new StringBuilder(begun.refusal());
        extensions = begun.extensions();
    }

    GrowingRefusal(PartDelta.Refusal first) {
        this(new ContentPart.Refusal("", Extensions.NONE));
        add(first);
    }

    @Override
    public void add(PartDelta delta) {
        if (delta instanceof PartDelta.Refusal more) {
            extensions = Growing.join(extensions, more.extensions());
            if (more.refusal() != null) {
                refusal.append(more.refusal());
            }
        }
    }

    @Override
    public ContentPart grown() {
        return new ContentPart.Refusal(refusal.toString(), extensions);
    }
}
