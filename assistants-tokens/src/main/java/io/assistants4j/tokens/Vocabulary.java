package io.assistants4j.tokens;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;

/**
 * A public vocabulary of byte pairs. It is read when it is first needed, which takes some hundred milliseconds and some ten
 * megabytes.
 */
public enum Vocabulary {
    /** 200,000 tokens; of models since 2024. */
    O200K,
    /** 100,000 tokens; of models before. */
    CL100K;

    /** The tokens of a text; names of control tokens count as the plain text they are. Thread-safe. */
    public long count(String text) {
        return (this == O200K ? Newer.ENCODING : Older.ENCODING).countTokensOrdinary(text);
    }

    private static final class Newer {
        static final Encoding ENCODING = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);
    }

    private static final class Older {
        static final Encoding ENCODING = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.CL100K_BASE);
    }
}
