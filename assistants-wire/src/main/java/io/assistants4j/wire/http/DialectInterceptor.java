package io.assistants4j.wire.http;

import io.assistants4j.core.value.Secret;
import io.assistants4j.wire.dialect.Dialect;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Completes each request with what its far side wants on all of them. */
final class DialectInterceptor implements Interceptor {
    private static final String AGENT = "assistants4j";

    private final Dialect dialect;
    private final @Nullable String proxyAuthorization;

    DialectInterceptor(Dialect dialect, @Nullable HttpProxy proxy) {
        this.dialect = dialect;
        this.proxyAuthorization = proxy == null ? null : proxy.authorization();
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        HttpUrl.Builder url = request.url().newBuilder();
        dialect.query().forEach(url::setQueryParameter);
        Request.Builder complete = request.newBuilder().url(url.build()).header("User-Agent", AGENT);
        dialect.headers().forEach(complete::header);
        SentCredentials credentials = new SentCredentials(credentials(request));
        credentials.headers().forEach((name, secret) -> complete.header(name, secret.reveal()));
        complete.tag(SentCredentials.class, credentials);
        if (proxyAuthorization != null && !request.isHttps()) {
            // Without a tunnel the proxy reads the request itself.
            complete.header(HttpTransport.PROXY_AUTHORIZATION, proxyAuthorization);
        }
        RequestBody body = request.body();
        if (body != null) {
            complete.method(request.method(), new OneShotBody(body));
        }
        return chain.proceed(complete.build());
    }

    private Map<String, Secret> credentials(Request request) {
        FurtherCredentials further = request.tag(FurtherCredentials.class);
        if (further == null) {
            return dialect.credentials();
        }
        Map<String, Secret> all = new LinkedHashMap<>(dialect.credentials());
        all.putAll(further.headers());
        return all;
    }
}
