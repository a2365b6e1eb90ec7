package io.assistants4j.wire.files;

import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;
import retrofit2.http.Path;

/** The routes used of the Files API. */
interface FileRoutes {
    @GET("files/{id}")
    Call<ResponseBody> file(@Path("id") String id);

    @GET("files/{id}/content")
    Call<ResponseBody> content(@Path("id") String id);
}
