package io.assistants4j.testkit.assistants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The server as a process of its own. */
@Timeout(60)
class FakeMainTest {
    @Test
    void itPrintsWhereItIsAndAnswersThere() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        FakeAssistantsServer.class.getName())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader out = process.inputReader()) {
            String url = value(out.readLine(), "OPENAI_BASE_URL");
            String key = value(out.readLine(), "OPENAI_API_KEY");

            HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/assistants"))
                    .header("Authorization", "Bearer " + key)
                    .header("OpenAI-Beta", "assistants=v2")
                    .build();

            assertThat(HttpClient.newHttpClient()
                            .send(request, BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(200);
        } finally {
            process.destroy();
        }
    }

    @Test
    void aPortThatIsNoneIsRefused() {
        assertThatThrownBy(() -> FakeAssistantsServer.main(new String[] {"x"}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the port has to be a number, but is 'x'");
    }

    private static String value(String line, String name) {
        assertThat(line).startsWith(name + "=");
        return line.substring(name.length() + 1);
    }
}
