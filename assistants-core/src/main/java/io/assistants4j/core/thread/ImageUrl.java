package io.assistants4j.core.thread;

import io.assistants4j.core.value.Extensions;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An image at an address.
 *
 * @param url the address of a jpeg, png, gif or webp image
 * @param detail {@code auto} (the default), {@code low} or {@code high}
 * @param extensions unknown members
 */
public record ImageUrl(String url, @Nullable String detail, Extensions extensions) {
    public ImageUrl {
        Objects.requireNonNull(url, "url");
    }
}
