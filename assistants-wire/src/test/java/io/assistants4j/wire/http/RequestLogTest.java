package io.assistants4j.wire.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assistants4j.testkit.http.Answer;
import io.assistants4j.testkit.http.Fault;
import io.assistants4j.testkit.http.LoopbackServer;
import io.assistants4j.wire.TestDialect;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import okhttp3.OkHttpClient;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.AbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import retrofit2.Call;
import retrofit2.Retrofit;
import retrofit2.http.GET;
import retrofit2.http.Path;

class RequestLogTest {
    private static final String KEY = "sk-secret-0123456789";

    private final LoopbackServer server =
            LoopbackServer.start(request -> Answer.of(200, "text/plain", "fine").header("x-request-id", "req_1"));
    private final Lines lines = new Lines();
    private long nanos;

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void anAttemptIsALineWithoutIdsAndQueries() throws Exception {
        lines.level = Level.DEBUG;

        find("thing_1").execute();

        assertThat(lines.said).containsExactly("DEBUG GET /things/{thing}: 200 after 7 ms, request id req_1");
    }

    @Test
    void anAttemptWithoutAnAnswerSaysWhy() {
        lines.level = Level.DEBUG;
        server.faults().next(Fault.reset());

        assertThatThrownBy(() -> find("thing_1").execute()).isInstanceOf(IOException.class);

        assertThat(lines.said)
                .singleElement()
                .asString()
                .startsWith("DEBUG GET /things/{thing}: no answer after 7 ms: ");
    }

    @Test
    void headersAreShownWithoutTheirValuesUnlessTheseCannotBeSecret() throws Exception {
        lines.level = Level.TRACE;

        find("thing_1").execute();

        assertThat(lines.said).hasSize(2);
        assertThat(lines.said.get(0))
                .startsWith("TRACE GET /things/{thing} is sent with ")
                .contains("Authorization: ***", "User-Agent: assistants4j", "X-Extra: ***")
                .doesNotContain(KEY, "query", "thing_1");
    }

    @Test
    void nothingIsSaidWhereNobodyListens() throws Exception {
        find("thing_1").execute();

        assertThat(lines.said).isEmpty();
    }

    private Call<ResponseBody> find(String id) {
        TestDialect dialect = new TestDialect(URI.create(server.url() + "/v1/"), KEY);
        OkHttpClient client = new OkHttpClient.Builder()
                .addInterceptor(new DialectInterceptor(dialect, null))
                .addInterceptor(new RequestLog(lines, dialect, () -> nanos += 7_000_000))
                .retryOnConnectionFailure(false)
                .build();
        return new Retrofit.Builder()
                .baseUrl(server.url() + "/v1/")
                .callFactory(client)
                .build()
                .create(Things.class)
                .find(id);
    }

    interface Things {
        @GET("things/{thing}?secret=query")
        Call<ResponseBody> find(@Path("thing") String id);
    }

    /** Keeps what is logged at its level and above. */
    private static final class Lines extends AbstractLogger {
        private static final long serialVersionUID = 1L;

        private final transient List<String> said = new ArrayList<>();
        private Level level = Level.INFO;

        @Override
        protected String getFullyQualifiedCallerName() {
            return Lines.class.getName();
        }

        @Override
        protected void handleNormalizedLoggingCall(
                Level at, Marker marker, String message, Object[] arguments, Throwable thrown) {
            said.add(at + " " + MessageFormatter.basicArrayFormat(message, arguments));
        }

        private boolean hears(Level at) {
            return at.toInt() >= level.toInt();
        }

        @Override
        public boolean isTraceEnabled() {
            return hears(Level.TRACE);
        }

        @Override
        public boolean isTraceEnabled(Marker marker) {
            return isTraceEnabled();
        }

        @Override
        public boolean isDebugEnabled() {
            return hears(Level.DEBUG);
        }

        @Override
        public boolean isDebugEnabled(Marker marker) {
            return isDebugEnabled();
        }

        @Override
        public boolean isInfoEnabled() {
            return hears(Level.INFO);
        }

        @Override
        public boolean isInfoEnabled(Marker marker) {
            return isInfoEnabled();
        }

        @Override
        public boolean isWarnEnabled() {
            return hears(Level.WARN);
        }

        @Override
        public boolean isWarnEnabled(Marker marker) {
            return isWarnEnabled();
        }

        @Override
        public boolean isErrorEnabled() {
            return hears(Level.ERROR);
        }

        @Override
        public boolean isErrorEnabled(Marker marker) {
            return isErrorEnabled();
        }
    }
}
