package io.assistants4j.wire.assistants;

import io.assistants4j.wire.http.FurtherCredentials;
import java.util.List;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.Headers;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.Streaming;
import retrofit2.http.Tag;

/** The routes of runs whose answers are streams; what asks for the stream is {@code "stream":true} in the body. */
interface RunStreamsRoutes {
    @Streaming
    @POST("threads/{thread}/runs")
    @Headers({Beta.V2, Beta.EVENTS, Beta.PLAIN})
    Call<ResponseBody> create(
            @Path(value = "thread", encoded = true) String thread,
            @Query("include[]") List<String> include,
            @Body RequestBody request,
            @Tag @Nullable FurtherCredentials further);

    @Streaming
    @POST("threads/runs")
    @Headers({Beta.V2, Beta.EVENTS, Beta.PLAIN})
    Call<ResponseBody> createWithThread(@Body RequestBody request);

    @Streaming
    @POST("threads/{thread}/runs/{run}/submit_tool_outputs")
    @Headers({Beta.V2, Beta.EVENTS, Beta.PLAIN})
    Call<ResponseBody> submit(
            @Path(value = "thread", encoded = true) String thread,
            @Path(value = "run", encoded = true) String run,
            @Body RequestBody outputs,
            @Tag @Nullable FurtherCredentials further);
}
