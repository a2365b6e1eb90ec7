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

/** The routes of messages. */
interface MessagesRoutes {
    @POST("threads/{thread}/messages")
    @Headers(Beta.V2)
    Call<ResponseBody> create(@Path(value = "thread", encoded = true) String thread, @Body RequestBody request);

    @GET("threads/{thread}/messages/{message}")
    @Headers(Beta.V2)
    Call<ResponseBody> find(
            @Path(value = "thread", encoded = true) String thread,
            @Path(value = "message", encoded = true) String message);

    @GET("threads/{thread}/messages")
    @Headers(Beta.V2)
    Call<ResponseBody> list(@Path(value = "thread", encoded = true) String thread, @QueryMap Map<String, String> page);

    @POST("threads/{thread}/messages/{message}")
    @Headers(Beta.V2)
    Call<ResponseBody> update(
            @Path(value = "thread", encoded = true) String thread,
            @Path(value = "message", encoded = true) String message,
            @Body RequestBody change);

    @DELETE("threads/{thread}/messages/{message}")
    @Headers(Beta.V2)
    Call<ResponseBody> delete(
            @Path(value = "thread", encoded = true) String thread,
            @Path(value = "message", encoded = true) String message);
}
