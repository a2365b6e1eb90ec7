package io.assistants4j.wire.provider;

import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.Headers;
import retrofit2.http.POST;

/** One route of each API, by which it is known. */
interface ProbeRoutes {
    @POST("responses")
    Call<ResponseBody> responses(@Body RequestBody request);

    @POST("chat/completions")
    Call<ResponseBody> chatCompletions(@Body RequestBody request);

    @GET("assistants?limit=1")
    @Headers("OpenAI-Beta: assistants=v2")
    Call<ResponseBody> assistants();
}
