package io.assistants4j.wire.assistants;

import java.util.Map;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.Headers;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.QueryMap;

/** The routes of threads. */
interface ThreadsRoutes {
    @POST("threads")
    @Headers(Beta.V2)
    Call<ResponseBody> create(@Body RequestBody request);

    @GET("threads/{thread}")
    @Headers(Beta.V2)
    Call<ResponseBody> find(@Path(value = "thread", encoded = true) String thread);

    @GET("threads")
    @Headers(Beta.V2)
    Call<ResponseBody> list(@QueryMap Map<String, String> page);

    @POST("threads/{thread}")
    @Headers(Beta.V2)
    Call<ResponseBody> update(@Path(value = "thread", encoded = true) String thread, @Body RequestBody change);

    @DELETE("threads/{thread}")
    @Headers(Beta.V2)
    Call<ResponseBody> delete(@Path(value = "thread", encoded = true) String thread);
}
