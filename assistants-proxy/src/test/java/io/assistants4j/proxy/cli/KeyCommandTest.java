package io.assistants4j.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.value.Secret;
import io.assistants4j.proxy.config.ServeSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class KeyCommandTest {
    @TempDir
    private Path data;

    private final StringWriter err = new StringWriter();
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void keysComeAndGoWhileTheServerRuns() throws Exception {
        Secret master = Secret.of("sk-master-0123456789");
        ServeSettings settings = new ServeSettings("127.0.0.1", 0, data, master, "local", null);
        try (Service server = Service.start(settings, Map.of())) {
            String key = run("create", "green", "--tenant", "acme", "--expires", "2999-01-01")
                    .strip();
            assertThat(status(server, key)).isEqualTo(200);

            run("revoke", "green");
            int status = status(server, key);
            while (status == 200) {
                status = status(server, key);
            }
            assertThat(status).isEqualTo(401);
        }
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aListShowsWhatKeysMayButNoKey() {
        String green = run("create", "green", "--tenant", "acme", "--provider", "b", "--provider", "a", "--model", "m")
                .strip();
        run("create", "old", "--expires", "2020-01-01");
        run(
                "create",
                "blue",
                "--requests-per-minute",
                "60",
                "--concurrent-runs",
                "3",
                "--tokens-per-day",
                "5000000000",
                "--tokens-per-month",
                "7");
        run("revoke", "blue");

        String list = run("list");
        assertThat(list.lines()).hasSize(4);
        assertThat(list.lines().skip(1).map(line -> line.replaceAll(" +", " ").replaceAll(" 2\\d{3}-\\S+", "")))
                .containsExactly(
                        "green acme in force never a b, m",
                        "old old expired every provider, every model",
                        "blue blue revoked never every provider, every model, 60 requests a minute, 3 runs at once,"
                                + " 5000000000 tokens a day, 7 tokens a month");
        assertThat(list).doesNotContain(green, green.substring(7, 20));
    }

    @Test
    void whatIsWrongIsSaidAndNothingIsMade() {
        run("create", "green");

        assertThat(refused("create", "green")).contains("there is a key 'green' already; revoke it first");
        assertThat(refused("create", "a b")).contains("NAME must be at most 64 letters");
        assertThat(refused("create", "x", "--expires", "soon")).contains("--expires must be a day such as 2027-01-31");
        assertThat(refused("create", "x", "--requests-per-minute", "0"))
                .contains("requests per minute must be a whole number from 1 to 1000000, but is 0");
        assertThat(refused("create", "x", "--tokens-per-day", "0"))
                .contains("tokens per day must be a whole number from 1 to 1000000000000000, but is 0");
        assertThat(refused("revoke", "blue")).contains("there is no key 'blue' in force");
        assertThat(run("list").lines()).hasSize(2);
    }

    @Test
    void whoLooksForKeysWhereNoneAreIsToldAndMakesNoStore() {
        data = data.resolve("other");

        for (String[] command : new String[][] {{"list"}, {"revoke", "green"}}) {
            assertThat(refused(command)).contains("there is no store in " + data, "--data");
        }
        assertThat(data).doesNotExist();
        run("create", "green");
        assertThat(run("list")).contains("green");
    }

    @Test
    void theStoreOfAConfigurationIsFoundWithoutWhatTheServerNeedsBesides(@TempDir Path directory) throws IOException {
        Path config = Files.writeString(
                directory.resolve("config.yaml"),
                "{general_settings: {master_key: os.environ/NOBODY_HAS_SET_IT}, store: {data: '" + data + "'}}");
        run("create", "green");

        StringWriter out = new StringWriter();
        String[] list = {"key", "list", "-c", config.toString()};
        assertThat(Main.run(new PrintWriter(out, true), new PrintWriter(err, true), list))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("green");
    }

    private int status(Service server, String key) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.address().resolve("/v1/assistants"))
                .header("Authorization", "Bearer " + key)
                .build();
        return client.send(request, BodyHandlers.discarding()).statusCode();
    }

    private String run(String... args) {
        StringWriter out = new StringWriter();
        assertThat(main(out, args)).as(err.toString()).isZero();
        return out.toString();
    }

    private String refused(String... args) {
        err.getBuffer().setLength(0);
        assertThat(main(new StringWriter(), args)).isEqualTo(2);
        return err.toString();
    }

    private int main(StringWriter out, String... args) {
        String[] all = new String[args.length + 3];
        all[0] = "key";
        System.arraycopy(args, 0, all, 1, args.length);
        all[args.length + 1] = "--data";
        all[args.length + 2] = data.toString();
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), all);
    }
}
