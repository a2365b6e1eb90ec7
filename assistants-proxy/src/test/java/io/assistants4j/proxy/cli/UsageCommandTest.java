package io.assistants4j.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.provider.ProviderId;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.run.Usage;
import io.assistants4j.store.jdbc.RunClaim;
import io.assistants4j.store.jdbc.Scope;
import io.assistants4j.store.jdbc.SqliteStore;
import io.assistants4j.testkit.json.Json;
import io.assistants4j.testkit.store.StoreSamples;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsageCommandTest {
    @TempDir
    private Path data;

    private final StringWriter err = new StringWriter();

    @BeforeEach
    void countSome() throws IOException {
        try (SqliteStore store = Service.store(data)) {
            count(store, "green", "run_1", 0, 1_000);
            count(store, "green", "run_2", 1, 5);
            count(store, "", "run_3", 1, 7);
        }
    }

    @Test
    void aTableShowsWhatIsToldApart() {
        assertThat(run("--group-by", "key,day").lines())
                .containsExactly(
                        "KEY    DAY         RUNS  PROMPT  COMPLETION  TOTAL",
                        "-      2027-01-16     1       7           1      8",
                        "green  2027-01-15     1    1000           1   1001",
                        "green  2027-01-16     1       5           1      6");
        assertThat(run("--from", "2027-01-16", "--key", "green").lines())
                .containsExactly(
                        "DAY         KEY    TENANT  PROVIDER  ASSISTANT  MODEL  RUNS  PROMPT  COMPLETION  TOTAL",
                        "2027-01-16  green  acme    main      asst_1     model     1       5           1      6");
        assertThat(run("--to", "2026-01-01").lines()).hasSize(1);
    }

    @Test
    void asJsonItIsWhatTheServerAnswers() {
        Json list = Json.parse(run("--json", "--group-by", "day"));

        assertThat(list.at("object").text()).hasValue("list");
        assertThat(list.at("data").elements()).hasSize(2);
        assertThat(list.at("data", 1, "day").text()).hasValue("2027-01-16");
        assertThat(list.at("data", 1, "total_tokens").number().orElseThrow()).isEqualByComparingTo("14");
        assertThat(list.at("has_more").bool()).hasValue(false);
    }

    @Test
    void whatIsWrongIsSaid() {
        assertThat(main(new StringWriter(), "--from", "soon")).isEqualTo(2);
        assertThat(err.toString()).contains("Invalid 'from': 'soon'. Expected a day such as 2026-11-25.");

        data = data.resolve("other");
        assertThat(main(new StringWriter())).isEqualTo(2);
        assertThat(err.toString()).contains("there is no store in " + data);
        assertThat(data).doesNotExist();
    }

    private static void count(SqliteStore store, String key, String id, int day, long prompt) {
        Scope scope = new Scope(new ProviderId("main"), "acme");
        Run run = StoreSamples.run("thread_1", id, RunStatus.Known.COMPLETED)
                .run()
                .draft()
                .usage(Usage.of(prompt, 1))
                .build();
        store.usage().open(scope, run, new RunClaim(key, null), StoreSamples.NOW);
        store.usage().end(scope, run, StoreSamples.NOW.plus(Duration.ofDays(day)));
    }

    private String run(String... args) {
        StringWriter out = new StringWriter();
        assertThat(main(out, args)).as(err.toString()).isZero();
        return out.toString();
    }

    private int main(StringWriter out, String... args) {
        String[] all = Stream.concat(Stream.of("usage", "--data", data.toString()), Arrays.stream(args))
                .toArray(String[]::new);
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), all);
    }
}
