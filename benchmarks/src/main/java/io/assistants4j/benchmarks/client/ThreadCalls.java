package io.assistants4j.benchmarks.client;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import io.assistants4j.benchmarks.canned.LoopbackDialect;
import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.thread.AssistantThread;
import io.assistants4j.wire.assistants.NativeProvider;
import io.assistants4j.wire.assistants.NativeRuntime;
import io.assistants4j.wire.http.HttpSettings;
import io.assistants4j.wire.http.Telemetry;
import java.io.IOException;
import java.net.URI;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** One thread of the Assistants API, asked for over HTTP: by OkHttp, which reads bytes, and by clients, which read a thread. */
final class ThreadCalls implements AutoCloseable {
    private static final String ID = "thread_0123456789abcdef01234567";

    private final OkHttpClient bare = new OkHttpClient();
    private final Request request;
    private final AssistantsProvider ours;
    private final OpenAIClient official;

    ThreadCalls(URI address) {
        this.request = new Request.Builder().url(address + "threads/" + ID).build();
        this.ours = NativeProvider.open(
                new LoopbackDialect(address),
                HttpSettings.defaults(),
                NativeRuntime.system("benchmark"),
                Telemetry.none(),
                () -> {});
        this.official = OpenAIOkHttpClient.builder()
                .baseUrl(address.toString())
                .apiKey("none")
                .build();
    }

    byte[] bare() throws IOException {
        try (Response response = bare.newCall(request).execute()) {
            return response.body().bytes();
        }
    }

    AssistantThread ours() {
        return ours.threads().find(new ThreadId(ID));
    }

    @SuppressWarnings("deprecation") // It marks the whole API as deprecated.
    com.openai.models.beta.threads.Thread official() {
        return official.beta().threads().retrieve(ID);
    }

    @Override
    public void close() {
        bare.connectionPool().evictAll();
        ours.close();
        official.close();
    }
}
