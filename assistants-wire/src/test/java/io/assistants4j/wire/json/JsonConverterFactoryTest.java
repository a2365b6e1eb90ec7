package io.assistants4j.wire.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.page.Page;
import io.assistants4j.core.run.StepInclude;
import io.assistants4j.core.thread.AssistantThread;
import io.assistants4j.core.thread.MessageChange;
import io.assistants4j.core.value.Metadata;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import retrofit2.Call;
import retrofit2.Retrofit;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Query;

class JsonConverterFactoryTest {

    private static final String THREAD = "{\"id\":\"thread_1\",\"created_at\":1}";

    interface Api {
        @POST("threads/{thread}")
        Call<AssistantThread> update(@Path("thread") ThreadId thread, @Body MessageChange change);

        @GET("threads")
        Call<Page<AssistantThread>> list(@Query("include[]") StepInclude include, @Query("after") RunId after);

        @GET("threads")
        Call<ResponseBody> raw();
    }

    private final List<Request> requests = new ArrayList<>();
    private String answer = THREAD;

    private final Api api = new Retrofit.Builder()
            .baseUrl("http://localhost/v1/")
            .callFactory(new OkHttpClient.Builder()
                    .addInterceptor(chain -> {
                        requests.add(chain.request());
                        return new Response.Builder()
                                .request(chain.request())
                                .protocol(Protocol.HTTP_1_1)
                                .code(200)
                                .message("OK")
                                .body(ResponseBody.create(answer, MediaType.get("application/json")))
                                .build();
                    })
                    .build())
            .addConverterFactory(JsonConverterFactory.of(JsonCodec.tolerant()))
            .build()
            .create(Api.class);

    @Test
    void bodiesAreJsonAndIdsAreTheirText() throws IOException {
        AssistantThread thread = api.update(new ThreadId("thread_1"), MessageChange.metadata(Metadata.of("a", "b")))
                .execute()
                .body();
        assertThat(thread.id()).isEqualTo(new ThreadId("thread_1"));
        Request request = requests.get(0);
        assertThat(request.url().encodedPath()).isEqualTo("/v1/threads/thread_1");
        assertThat(request.body().contentType()).isEqualTo(MediaType.get("application/json"));
        Buffer body = new Buffer();
        request.body().writeTo(body);
        assertThat(body.readUtf8()).isEqualTo("{\"metadata\":{\"a\":\"b\"}}");
    }

    @Test
    void queriesTakeIdsAndEnums() throws IOException {
        answer = "{\"data\":[" + THREAD + "]}";
        Page<AssistantThread> page = api.list(StepInclude.FILE_SEARCH_RESULTS, new RunId("run_1"))
                .execute()
                .body();
        assertThat(page.data()).hasSize(1);
        assertThat(requests.get(0).url().queryParameter("include[]"))
                .isEqualTo("step_details.tool_calls[*].file_search.results[*].content");
        assertThat(requests.get(0).url().queryParameter("after")).isEqualTo("run_1");
    }

    @Test
    void whatCannotBeDecodedIsTheCodecsError() {
        answer = "<html>";
        assertThatThrownBy(() -> api.list(StepInclude.FILE_SEARCH_RESULTS, new RunId("r"))
                        .execute())
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void rawBodiesStayRaw() throws IOException {
        assertThat(api.raw().execute().body().string()).isEqualTo(THREAD);
    }
}
