package io.assistants4j.core.value;

import io.assistants4j.core.internal.Require;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A credential. It never prints: only {@link #reveal()} gives the text, at the one place that puts it on the wire. */
public final class Secret {
    private final String text;

    private Secret(String text) {
        this.text = text;
    }

    /** Wraps a credential, which must not be blank. */
    public static Secret of(String text) {
        Require.notBlank("secret", text);
        return new Secret(text);
    }

    /** The credential itself. */
    public String reveal() {
        return text;
    }

    /** Whether the other text is the same, in a time that does not depend on where they first differ. */
    public boolean matches(String other) {
        int difference = text.length() ^ other.length();
        for (int i = 0; i < other.length(); i++) {
            difference |= text.charAt(i % text.length()) ^ other.charAt(i);
        }
        return difference == 0;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secret secret && matches(secret.text);
    }

    @Override
    public int hashCode() {
        return Objects.hash(text);
    }

    @Override
    public String toString() {
        return "Secret[***]";
    }
}
