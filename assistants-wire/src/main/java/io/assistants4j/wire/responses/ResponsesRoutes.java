package io.assistants4j.wire.responses;

import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.Headers;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.Streaming;

/** The routes used of the Responses API. Compression of a stream would hold events back until a block of it is full. */
interface ResponsesRoutes {
    @Streaming
    @POST("responses")
    @Headers({"Accept: text/event-stream", "Accept-Encoding: identity"})
    Call<ResponseBody> create(@Body RequestBody request);

    @Streaming
    @GET("responses/{id}?stream=true")
    @Headers({"Accept: text/event-stream", "Accept-Encoding: identity"})
    Call<ResponseBody> resume(@Path("id") String id, @Query("starting_after") long sequenceNumber);

    @POST("responses/input_tokens")
    Call<ResponseBody> count(@Body RequestBody question);

    @POST("responses/{id}/cancel")
    Call<ResponseBody> cancel(@Path("id") String id);

    @DELETE("responses/{id}")
    Call<ResponseBody> delete(@Path("id") String id);
}
