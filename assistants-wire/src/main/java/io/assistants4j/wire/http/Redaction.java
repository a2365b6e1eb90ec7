package io.assistants4j.wire.http;

import io.assistants4j.core.value.Secret;
import io.assistants4j.wire.dialect.Dialect;

/** Takes credentials out of texts of the far side: some echo what they were sent. */
final class Redaction {
    private static final int SHORTEST = 8;

    private final Dialect dialect;

    Redaction(Dialect dialect) {
        this.dialect = dialect;
    }

    String of(String text) {
        String clean = text;
        for (Secret secret : dialect.secrets()) {
            for (String word : secret.reveal().split(" ", -1)) {
                if (word.length() >= SHORTEST) {
                    clean = clean.replace(word, "***");
                }
            }
        }
        return clean;
    }
}
