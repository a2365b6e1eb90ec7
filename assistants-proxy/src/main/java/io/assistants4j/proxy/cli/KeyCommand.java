package io.assistants4j.proxy.cli;

import io.assistants4j.core.value.Secret;
import io.assistants4j.proxy.access.Expiry;
import io.assistants4j.proxy.access.KeyHash;
import io.assistants4j.proxy.access.NewKey;
import io.assistants4j.proxy.limit.Limits;
import io.assistants4j.store.jdbc.KeyBounds;
import io.assistants4j.store.jdbc.SqliteStore;
import io.assistants4j.store.jdbc.StoredKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "key",
        mixinStandardHelpOptions = true,
        description = {
            "Makes, lists and revokes callers' keys in the store of a server, which may be running: within a second they"
                    + " count, or no longer do."
        },
        synopsisSubcommandLabel = "COMMAND")
final class KeyCommand {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String NAME = "[a-zA-Z0-9_-]{1,64}";
    private static final String ROW = "%-20s %-20s %-10s %-24s %-24s %s%n";

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private StoreOptions options = new StoreOptions();

    @Command(
            mixinStandardHelpOptions = true,
            description = "Makes a key and prints it. Only its hash is kept: it cannot be shown again.")
    int create(
            @Parameters(paramLabel = "NAME", description = "What to call it.") String name,
            @Option(
                            names = "--tenant",
                            paramLabel = "T",
                            description = "Whose conversations it opens; default the name of the key.")
                    @Nullable
                    String tenant,
            @Option(
                            names = "--provider",
                            paramLabel = "P",
                            description = "A provider it may use, to be repeated; default all.")
                    @Nullable
                    List<String> providers,
            @Option(
                            names = "--model",
                            paramLabel = "M",
                            description = "A model it may use, to be repeated; default all.")
                    @Nullable
                    List<String> models,
            @Option(names = "--expires", paramLabel = "TIME", description = Expiry.EXPECTED + "; default never.")
                    @Nullable
                    String expires,
            @Option(
                            names = "--requests-per-minute",
                            paramLabel = "N",
                            description = "How many requests it may send in a minute; default any number.")
                    @Nullable
                    Integer requests,
            @Option(
                            names = "--concurrent-runs",
                            paramLabel = "N",
                            description = "How many runs it may have that are not over; default any number.")
                    @Nullable
                    Integer runs,
            @Option(
                            names = "--tokens-per-day",
                            paramLabel = "N",
                            description =
                                    "After how many tokens in a day of UTC it may begin no more turns; default none.")
                    @Nullable
                    Long day,
            @Option(
                            names = "--tokens-per-month",
                            paramLabel = "N",
                            description = "The same for a month of UTC; default none.")
                    @Nullable
                    Long month)
            throws IOException {
        require("NAME", name);
        String owner = tenant == null ? name : require("--tenant", tenant);
        Limits limits = new Limits(requests, runs, day, month);
        Secret key = NewKey.make(RANDOM);
        String hash = KeyHash.of(key.reveal()).hex();
        try (SqliteStore store = options.openOrMake()) {
            store.keys()
                    .add(new StoredKey(
                            "key_" + hash.substring(0, 12),
                            name,
                            owner,
                            hash,
                            set(providers),
                            set(models),
                            limits.bounds(),
                            Instant.now(),
                            expires == null ? null : time(expires),
                            null));
        }
        out().println(key.reveal());
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "Lists all keys there were, without the keys themselves.")
    int list() throws IOException {
        Instant now = Instant.now();
        try (SqliteStore store = options.open()) {
            out().printf(ROW, "NAME", "TENANT", "STATE", "CREATED", "EXPIRES", "ALLOWS");
            store.keys()
                    .list()
                    .forEach(key -> out().printf(
                                    ROW,
                                    key.name(),
                                    key.tenant(),
                                    state(key, now),
                                    key.createdAt(),
                                    key.expiresAt() == null ? "never" : key.expiresAt(),
                                    allows(key)));
        }
        out().flush();
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "Takes a key back.")
    int revoke(@Parameters(paramLabel = "NAME", description = "What it is called.") String name) throws IOException {
        try (SqliteStore store = options.open()) {
            store.keys().revoke(name, Instant.now());
        }
        out().println("Key '" + name + "' no longer counts.");
        return 0;
    }

    private static String state(StoredKey key, Instant now) {
        if (key.revokedAt() != null) {
            return "revoked";
        }
        return key.expiresAt() == null || now.isBefore(key.expiresAt()) ? "in force" : "expired";
    }

    private static String allows(StoredKey key) {
        return words("every provider", key.providers()) + ", " + words("every model", key.models()) + limits(key);
    }

    private static String limits(StoredKey key) {
        KeyBounds bounds = key.bounds();
        return limit(bounds.requestsPerMinute(), "requests a minute")
                + limit(bounds.concurrentRuns(), "runs at once")
                + limit(bounds.tokensPerDay(), "tokens a day")
                + limit(bounds.tokensPerMonth(), "tokens a month");
    }

    private static String limit(@Nullable Number most, String what) {
        return most == null ? "" : ", " + most + " " + what;
    }

    private static String words(String all, Set<String> some) {
        return some.isEmpty() ? all : String.join(" ", new TreeSet<>(some));
    }

    private static Set<String> set(@Nullable List<String> items) {
        return items == null ? Set.of() : Set.copyOf(items);
    }

    private static String require(String what, String name) {
        if (!name.matches(NAME)) {
            throw new IllegalArgumentException(
                    what + " must be at most 64 letters, digits, underscores and hyphens, but is '" + name + "'");
        }
        return name;
    }

    private static Instant time(String text) {
        Instant time = Expiry.of(text);
        if (time == null) {
            throw new IllegalArgumentException("--expires must be " + Expiry.EXPECTED + ", but is '" + text + "'");
        }
        return time;
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec, "spec").commandLine().getOut();
    }
}
