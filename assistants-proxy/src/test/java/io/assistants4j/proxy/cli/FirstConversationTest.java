package io.assistants4j.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.proxy.config.ServeSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FirstConversationTest {
    private static final Pattern CURL =
            Pattern.compile("  curl (?:-N )?(\\S+)(?: -H '([^:]+): ([^']+)')? -d '([^']+)'");

    @Test
    void theLinesForCurlGoOnWithTheConversation(@TempDir Path data) throws Exception {
        StringWriter out = new StringWriter();
        ServeSettings settings = new ServeSettings("127.0.0.1", 0, data, null, "local", null);
        try (Service service = Service.start(settings)) {
            FirstConversation.hold(service.address(), new PrintWriter(out, true));
            List<MatchResult> lines = CURL.matcher(out.toString()).results().toList();

            assertThat(lines).hasSize(2);
            HttpResponse<String> message = curl(lines.get(0));
            HttpResponse<String> run = curl(lines.get(1));

            assertThat(message.statusCode()).as(message.body()).isEqualTo(200);
            assertThat(run.statusCode()).as(run.body()).isEqualTo(200);
            assertThat(run.body()).contains("Mondays", "thread.run.completed", "data: [DONE]");
        }
    }

    /** What curl sends: without a header for it, the type of a form. */
    private static HttpResponse<String> curl(MatchResult line) throws IOException, InterruptedException {
        boolean hasHeader = line.group(2) != null;
        HttpRequest request = HttpRequest.newBuilder(URI.create(line.group(1)))
                .header(
                        hasHeader ? line.group(2) : "Content-Type",
                        hasHeader ? line.group(3) : "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(line.group(4)))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
