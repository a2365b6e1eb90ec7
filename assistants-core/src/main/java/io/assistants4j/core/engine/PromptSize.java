package io.assistants4j.core.engine;

import io.assistants4j.core.run.Run;
import io.assistants4j.core.thread.ContentPart;
import io.assistants4j.core.tool.FunctionDefinition;
import io.assistants4j.core.tool.Tool;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How many tokens a model will read of a turn. Text is counted; what surrounds it, images and opaque items are estimated. */
final class PromptSize {
    private static final int AROUND_AN_ITEM = 4;
    private static final int SMALL_IMAGE = 85;
    /** An image of 1024 by 1024 pixels in full detail. */
    private static final int IMAGE = 765;

    private static final int OPAQUE_CHARACTERS_A_TOKEN = 4;

    /** A token is at least one byte, and a character at most three of them for each of its UTF-16 units. */
    private static final int MOST_TOKENS_A_UNIT = 3;

    /** Sizes that are never less than the real ones, and quick. */
    static final PromptSize BOUND = new PromptSize((model, text) -> (long) MOST_TOKENS_A_UNIT * text.length(), "");

    private final TokenCounter counter;
    private final String model;

    PromptSize(TokenCounter counter, String model) {
        this.counter = counter;
        this.model = model;
    }

    /** What is read besides the conversation: the instructions and the tools. */
    long frame(Run run) {
        long size = count(run.instructions());
        for (Tool tool : run.tools()) {
            if (tool instanceof Tool.Function function) {
                FunctionDefinition definition = function.function();
                size += AROUND_AN_ITEM + count(definition.name()) + count(definition.description());
                size += definition.parameters() == null
                        ? 0
                        : count(definition.parameters().json());
            }
        }
        return size;
    }

    long of(List<TurnItem> items) {
        return items.stream().mapToLong(this::of).sum();
    }

    private long of(TurnItem item) {
        if (item instanceof TurnItem.Said said) {
            return AROUND_AN_ITEM + said.content().stream().mapToLong(this::of).sum();
        }
        if (item instanceof TurnItem.Called called) {
            return AROUND_AN_ITEM + count(called.name()) + count(called.arguments());
        }
        if (item instanceof TurnItem.Returned returned) {
            return AROUND_AN_ITEM + count(returned.output());
        }
        return ((TurnItem.Opaque) item).json().json().length() / OPAQUE_CHARACTERS_A_TOKEN;
    }

    private long of(ContentPart part) {
        if (part instanceof ContentPart.Text text) {
            return count(text.text().value());
        }
        if (part instanceof ContentPart.Refusal refusal) {
            return count(refusal.refusal());
        }
        if (part instanceof ContentPart.ImageUrlPart image) {
            return image(image.imageUrl().detail());
        }
        return part instanceof ContentPart.ImageFilePart file
                ? image(file.imageFile().detail())
                : 0;
    }

    private static long image(@Nullable String detail) {
        return "low".equals(detail) ? SMALL_IMAGE : IMAGE;
    }

    private long count(@Nullable String text) {
        return text == null || text.isEmpty() ? 0 : counter.count(model, text);
    }
}
