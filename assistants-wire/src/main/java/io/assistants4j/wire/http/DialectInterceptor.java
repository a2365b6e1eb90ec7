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

/** Completes each request with what its far side wants on all of them, and tells of one that failed whether it had left. */
final class DialectInterceptor implements Interceptor {
    private static final String AGENT = "assistants4j";
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private final Dialect dialect;
    private final @Nullable String proxyAuthorization;

    DialectInterceptor(Dialect dialect, @Nullable HttpProxy proxy) {
        this.dialect = dialect;
        this.proxyAuthorization = proxy == null ? null : proxy.authorization();
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        SendMark mark = new SendMark();
        try {
            return chain.proceed(complete(chain.request(), mark));
        } catch (IOException e) {
            throw new TransportException(e, mark.isSent());
        }
    }

    private Request complete(Request request, SendMark mark) {
        Request.Builder complete =
                request.newBuilder().tag(SendMark.class, mark).header("User-Agent", AGENT);
        Map<String, String> query = dialect.query();
        if (!query.isEmpty()) {
            HttpUrl.Builder url = request.url().newBuilder();
            query.forEach(url::setQueryParameter);
            complete.url(url.build());
        }
        RequestBody body = request.body();
        if (body instanceof JsonBody json) {
            complete.header(IDEMPOTENCY_KEY, json.key());
        } else if (body != null) {
            complete.method(request.method(), new OneShotBody(body));
        }
        dialect.headers().forEach(complete::header);
        SentCredentials credentials = new SentCredentials(credentials(request));
        credentials.headers().forEach((name, secret) -> complete.header(name, secret.reveal()));
        complete.tag(SentCredentials.class, credentials);
        if (proxyAuthorization != null && !request.isHttps()) {
            // Without a tunnel the proxy reads the request itself.
            complete.header(HttpTransport.PROXY_AUTHORIZATION, proxyAuthorization);
        }
        return complete.build();
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
