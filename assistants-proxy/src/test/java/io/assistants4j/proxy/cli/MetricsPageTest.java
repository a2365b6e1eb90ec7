package io.assistants4j.proxy.cli;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.testkit.json.Json;
import io.assistants4j.testkit.responses.FakeResponsesServer;
import io.assistants4j.testkit.responses.Reply;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The page lists what {@code /metrics} prints; {@code -Dmetrics.page.write=true} writes the list anew. */
@Timeout(60)
class MetricsPageTest {
    private static final Path PAGE = Path.of("../docs/metrics.md");
    private static final String HEAD = "| Metric | Type | Labels | Says |\n|---|---|---|---|\n";
    private static final Pattern HELP = Pattern.compile("# HELP (\\S+) (.*)");
    private static final Pattern TYPE = Pattern.compile("# TYPE (\\S+) (\\S+)");
    private static final Pattern SAMPLE = Pattern.compile("([a-z_]+)(?:\\{(.*)})? \\S+");
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"");

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void thePageListsWhatIsPrinted(@TempDir Path data) throws Exception {
        String list =
                HEAD + printed(scrape(data)).values().stream().map(Printed::row).collect(joining());
        String page = Files.readString(PAGE);
        int begin = page.indexOf(HEAD);
        int end = page.indexOf("\n\n", begin);
        if (Boolean.getBoolean("metrics.page.write")) {
            Files.writeString(PAGE, page.substring(0, begin) + list + page.substring(end + 1));
        }

        assertThat(Files.readString(PAGE).substring(begin)).startsWith(list + "\n");
    }

    @Test
    void everyMetricSaysWhatItIs(@TempDir Path data) throws Exception {
        assertThat(printed(scrape(data)).values())
                .hasSizeGreaterThan(10)
                .allSatisfy(one -> assertThat(one.text).as(one.name).isNotBlank());
    }

    private String scrape(Path data) throws IOException, InterruptedException {
        try (FakeResponsesServer farSide = FakeResponsesServer.start();
                Service service =
                        Service.start(ServiceMetricsTest.settings(data), ServiceMetricsTest.environment(farSide))) {
            farSide.enqueue(new Reply().text("Hello!").usage(11, 7));
            String made = send(service, "POST", "/v1/assistants", "{\"model\":\"a-model\"}");
            String assistant = Json.parse(made).at("id").text().orElseThrow();
            send(
                    service,
                    "POST",
                    "/v1/threads/runs",
                    "{\"stream\":true,\"assistant_id\":\"" + assistant
                            + "\",\"thread\":{\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}}");
            farSide.enqueue(new Reply().call("call_1", "f", "{}"));
            send(
                    service,
                    "POST",
                    "/v1/threads/runs",
                    "{\"stream\":true,\"assistant_id\":\"" + assistant
                            + "\",\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\"}}],"
                            + "\"thread\":{\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}}");
            return send(service, "GET", "/metrics", "");
        }
    }

    private static Map<String, Printed> printed(String metrics) {
        Map<String, Printed> all = new TreeMap<>();
        for (String line : metrics.lines().toList()) {
            Matcher help = HELP.matcher(line);
            Matcher type = TYPE.matcher(line);
            Matcher sample = SAMPLE.matcher(line);
            if (help.matches()) {
                all.computeIfAbsent(help.group(1), Printed::new).text = help.group(2);
            } else if (type.matches()) {
                all.computeIfAbsent(type.group(1), Printed::new).type = type.group(2);
            } else if (sample.matches()) {
                String name = sample.group(1);
                Printed one = all.containsKey(name) ? all.get(name) : all.get(name.replaceFirst("_(count|sum)$", ""));
                assertThat(one).as(line).isNotNull();
                String labels = sample.group(2) == null ? "" : sample.group(2);
                LABEL.matcher(labels).results().forEach(label -> one.labels.add(label.group(1)));
            }
        }
        return all;
    }

    private String send(Service service, String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(service.address().resolve(path))
                .header("X-Stainless-Retry-Count", "1")
                .method(method, BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString()).body();
    }

    /** One metric as it is printed. */
    private static final class Printed {
        private final String name;
        private final Set<String> labels = new TreeSet<>();
        private String type = "";
        private String text = "";

        Printed(String name) {
            this.name = name;
        }

        String row() {
            String words = labels.stream().map(label -> "`" + label + "`").collect(joining(", "));
            return "| `" + name + "` | " + type + " | " + words + " | " + text + " |\n";
        }
    }
}
