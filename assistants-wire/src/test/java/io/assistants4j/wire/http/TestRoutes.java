package io.assistants4j.wire.http;

import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.Streaming;

interface TestRoutes {
    @GET("things")
    Call<ResponseBody> read();

    @POST("things")
    Call<ResponseBody> write(@Body RequestBody body);

    @Streaming
    @GET("things")
    Call<ResponseBody> stream();
}
