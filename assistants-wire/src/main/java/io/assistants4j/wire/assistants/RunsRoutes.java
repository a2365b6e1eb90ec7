package io.assistants4j.wire.assistants;

import io.assistants4j.wire.http.FurtherCredentials;
import java.util.List;
import java.util.Map;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.Headers;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.QueryMap;
import retrofit2.http.Tag;

/** The routes of runs and their steps whose answers are whole. */
interface RunsRoutes {
    @POST("threads/{thread}/runs")
    @Headers(Beta.V2)
    Call<ResponseBody> create(
            @Path(value = "thread", encoded = true) String thread,
            @Body RequestBody request,
            @Tag @Nullable FurtherCredentials further);

    @POST("threads/runs")
    @Headers(Beta.V2)
    Call<ResponseBody> createWithThread(@Body RequestBody request);

    @GET("threads/{thread}/runs/{run}")
    @Headers(Beta.V2)
    Call<ResponseBody> find(
            @Path(value = "thread", encoded = true) String thread, @Path(value = "run", encoded = true) String run);

    @GET("threads/{thread}/runs")
    @Headers(Beta.V2)
    Call<ResponseBody> list(@Path(value = "thread", encoded = true) String thread, @QueryMap Map<String, String> page);

    @POST("threads/{thread}/runs/{run}")
    @Headers(Beta.V2)
    Call<ResponseBody> update(
            @Path(value = "thread", encoded = true) String thread,
            @Path(value = "run", encoded = true) String run,
            @Body RequestBody change);

    @POST("threads/{thread}/runs/{run}/cancel")
    @Headers(Beta.V2)
    Call<ResponseBody> cancel(
            @Path(value = "thread", encoded = true) String thread, @Path(value = "run", encoded = true) String run);

    @POST("threads/{thread}/runs/{run}/submit_tool_outputs")
    @Headers(Beta.V2)
    Call<ResponseBody> submit(
            @Path(value = "thread", encoded = true) String thread,
            @Path(value = "run", encoded = true) String run,
            @Body RequestBody outputs,
            @Tag @Nullable FurtherCredentials further);

    @GET("threads/{thread}/runs/{run}/steps/{step}")
    @Headers(Beta.V2)
    Call<ResponseBody> findStep(
            @Path(value = "thread", encoded = true) String thread,
            @Path(value = "run", encoded = true) String run,
            @Path(value = "step", encoded = true) String step,
            @Query("include[]") List<String> include);

    @GET("threads/{thread}/runs/{run}/steps")
    @Headers(Beta.V2)
    Call<ResponseBody> listSteps(
            @Path(value = "thread", encoded = true) String thread,
            @Path(value = "run", encoded = true) String run,
            @QueryMap Map<String, String> page,
            @Query("include[]") List<String> include);
}
