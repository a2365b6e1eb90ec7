package io.assistants4j.testkit.astra;

import io.assistants4j.testkit.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The tables of one database. Whoever looks at them or changes them holds the lock of this, and tells it of changes. */
final class World {
    private static final int ID_BYTES = 24;
    private static final int FILE_ID = 24;
    private static final int MILLIS = 1_000;

    private final Map<String, Map<String, @Nullable Object>> assistants = new LinkedHashMap<>();
    private final Map<String, Map<String, @Nullable Object>> threads = new LinkedHashMap<>();
    private final Map<String, Map<String, @Nullable Object>> messages = new LinkedHashMap<>();
    private final Map<String, Map<String, @Nullable Object>> runs = new LinkedHashMap<>();
    private final Map<String, Map<String, @Nullable Object>> files = new LinkedHashMap<>();
    private final Map<String, Map<String, @Nullable Object>> stores = new LinkedHashMap<>();
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Random random = new Random(1);
    private final Clock clock;
    private boolean over;

    World(Clock clock) {
        this.clock = clock;
    }

    Map<String, Map<String, @Nullable Object>> assistants() {
        return assistants;
    }

    Map<String, Map<String, @Nullable Object>> threads() {
        return threads;
    }

    Map<String, Map<String, @Nullable Object>> messages() {
        return messages;
    }

    Map<String, Map<String, @Nullable Object>> runs() {
        return runs;
    }

    Map<String, Map<String, @Nullable Object>> files() {
        return files;
    }

    Map<String, Map<String, @Nullable Object>> stores() {
        return stores;
    }

    /** What stands in the files, by their ids. */
    Map<String, String> texts() {
        return texts;
    }

    /** Letters, digits, hyphens and underscores behind the prefix. */
    String newId(String prefix) {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The same name and content are the same file (6.1). */
    static String fileId(String name, String content) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest((name + content).getBytes(StandardCharsets.UTF_8));
            return "file-"
                    + Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(digest)
                            .substring(0, FILE_ID);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Seconds since 1970. */
    long seconds() {
        return clock.instant().getEpochSecond();
    }

    /** Milliseconds since 1970, whole seconds only: this is what nearly everything is stamped with (3.1). */
    long stamp() {
        return seconds() * MILLIS;
    }

    boolean isOver() {
        return over;
    }

    /** Nothing goes on. */
    synchronized void forget() {
        over = true;
        notifyAll();
    }

    /** Metadata as it is kept: an empty one is none, and values that are no texts bring the server down (3.3). */
    static @Nullable Object metadata(Json body) {
        Map<String, Json> pairs = body.at("metadata").members();
        if (pairs.values().stream().anyMatch(value -> value.text().isEmpty())) {
            throw Broken.crash("metadata values have to be texts");
        }
        return pairs.isEmpty() ? null : body.at("metadata").tree();
    }
}
