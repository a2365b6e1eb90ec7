package io.assistants4j.benchmarks.start;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.openai.Api;
import io.assistants4j.openai.OpenAiConfig;
import io.assistants4j.openai.OpenAiProvider;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Programs that ask a far side for one thread, say what its id is, and end. Each takes the address of the far side. */
final class FirstCall {
    private static final String ID = "thread_0123456789abcdef01234567";

    private FirstCall() {}

    /** By our provider, put together by hand. */
    static final class Ours {
        private Ours() {}

        public static void main(String[] args) {
            OpenAiConfig config = OpenAiConfig.builder()
                    .api(Api.ASSISTANTS)
                    .apiKey("none")
                    .baseUrl(args[0])
                    .build();
            try (AssistantsProvider provider = OpenAiProvider.create(config)) {
                System.out.println(provider.threads().find(new ThreadId(ID)).id());
            }
        }
    }

    /** By openai-java. */
    static final class OpenAiJava {
        private OpenAiJava() {}

        @SuppressWarnings("deprecation") // It marks the whole API as deprecated.
        public static void main(String[] args) {
            OpenAIClient client =
                    OpenAIOkHttpClient.builder().baseUrl(args[0]).apiKey("none").build();
            System.out.println(client.beta().threads().retrieve(ID).id());
            client.close();
        }
    }

    /** By the JDK's HTTP client, which reads a text. */
    static final class Jdk {
        private Jdk() {}

        public static void main(String[] args) throws Exception {
            HttpRequest request = HttpRequest.newBuilder(URI.create(args[0] + "threads/" + ID))
                    .build();
            String body = HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body();
            System.out.println(body.substring(body.indexOf("thread_"), body.indexOf("\",")));
        }
    }
}
