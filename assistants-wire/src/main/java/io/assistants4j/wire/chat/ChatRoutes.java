package io.assistants4j.wire.chat;

import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.Headers;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Streaming;

/** The one route used of the Chat Completions API, in the two places where servers have it. */
interface ChatRoutes {
    @Streaming
    @POST("chat/completions")
    // Compression holds events back until a block of it is full.
    @Headers({"Accept: text/event-stream", "Accept-Encoding: identity"})
    Call<ResponseBody> create(@Body RequestBody request);

    @Streaming
    @POST("deployments/{deployment}/chat/completions")
    @Headers({"Accept: text/event-stream", "Accept-Encoding: identity"})
    Call<ResponseBody> create(@Path(value = "deployment", encoded = true) String deployment, @Body RequestBody request);
}
