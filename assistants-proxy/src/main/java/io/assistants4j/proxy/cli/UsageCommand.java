package io.assistants4j.proxy.cli;

import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.core.page.Page;
import io.assistants4j.proxy.usage.UsageLine;
import io.assistants4j.proxy.usage.UsageReport;
import io.assistants4j.store.jdbc.SqliteStore;
import io.assistants4j.store.jdbc.UsageField;
import io.assistants4j.wire.json.JsonCodec;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "usage",
        mixinStandardHelpOptions = true,
        description = "Shows what ended runs took, from the store of a server, which may be running.")
final class UsageCommand implements Callable<Integer> {
    private static final int STRIDE = 1_000;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Option(names = "--key", paramLabel = "K", description = "Of the key of this name alone.")
    private @Nullable String key;

    @Option(names = "--tenant", paramLabel = "T", description = "Of this tenant alone.")
    private @Nullable String tenant;

    @Option(names = "--provider", paramLabel = "P", description = "Of this provider alone.")
    private @Nullable String provider;

    @Option(names = "--assistant", paramLabel = "A", description = "Of the assistant of this id alone.")
    private @Nullable String assistant;

    @Option(names = "--model", paramLabel = "M", description = "Of this model alone.")
    private @Nullable String model;

    @Option(names = "--from", paramLabel = "DAY", description = "The first day, in UTC: " + UsageReport.DAY + ".")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "DAY", description = "The last day, in UTC.")
    private @Nullable String to;

    @Option(
            names = "--group-by",
            paramLabel = "FIELDS",
            description = "What to tell apart, of day, key, tenant, provider, assistant and model, with commas;"
                    + " default all.")
    private @Nullable String groupBy;

    @Option(names = "--json", description = "As JSON, like GET /usage.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        UsageReport report = report();
        List<UsageLine> lines = new ArrayList<>();
        try (SqliteStore file = store.open()) {
            Page<UsageLine> page = report.page(file.usage(), null, STRIDE);
            lines.addAll(page.data());
            while (page.hasMore()) {
                page = report.page(file.usage(), page.lastId(), STRIDE);
                lines.addAll(page.data());
            }
        }
        if (json) {
            out().println(JsonCodec.tolerant().write(Page.of(lines, false, UsageLine::id)));
        } else {
            table(report.fields(), lines);
        }
        return 0;
    }

    private UsageReport report() {
        Map<String, String> said = new HashMap<>();
        put(said, "key", key);
        put(said, "tenant", tenant);
        put(said, "provider", provider);
        put(said, "assistant", assistant);
        put(said, "model", model);
        put(said, "from", from);
        put(said, "to", to);
        put(said, "group_by", groupBy);
        try {
            return UsageReport.of(name -> Optional.ofNullable(said.get(name)));
        } catch (InvalidRequestException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static void put(Map<String, String> said, String name, @Nullable String value) {
        if (value != null) {
            said.put(name, value);
        }
    }

    /** Columns as wide as their longest value. */
    private void table(List<UsageField> fields, List<UsageLine> lines) {
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>();
        fields.forEach(field -> head.add(field.word().toUpperCase(Locale.ROOT)));
        head.addAll(List.of("RUNS", "PROMPT", "COMPLETION", "TOTAL"));
        rows.add(head);
        lines.forEach(line -> rows.add(row(fields, line)));
        int[] widths = new int[head.size()];
        rows.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        for (List<String> row : rows) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String pad = " ".repeat(widths[i] - row.get(i).length());
                // Words to the left, numbers to the right.
                text.append(i < fields.size() ? row.get(i) + pad : pad + row.get(i));
                text.append(i < widths.length - 1 ? "  " : "");
            }
            out().println(text);
        }
        out().flush();
    }

    private static List<String> row(List<UsageField> fields, UsageLine line) {
        List<String> row = new ArrayList<>();
        fields.forEach(field -> row.add(value(field, line)));
        row.add(Long.toString(line.runs()));
        row.add(Long.toString(line.promptTokens()));
        row.add(Long.toString(line.completionTokens()));
        row.add(Long.toString(line.totalTokens()));
        return row;
    }

    private static String value(UsageField field, UsageLine line) {
        String value = switch (field) {
            case DAY -> line.day();
            case KEY -> line.key();
            case TENANT -> line.tenant();
            case PROVIDER -> line.provider();
            case ASSISTANT -> line.assistant();
            case MODEL -> line.model();
        };
        return value == null || value.isEmpty() ? "-" : value;
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec, "spec").commandLine().getOut();
    }
}
