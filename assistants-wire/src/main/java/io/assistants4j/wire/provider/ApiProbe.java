package io.assistants4j.wire.provider;

import io.assistants4j.core.error.AssistantsException;
import io.assistants4j.core.error.ConflictException;
import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.core.error.NotFoundException;
import io.assistants4j.core.error.UnsupportedCapabilityException;
import io.assistants4j.wire.dialect.Dialect;
import io.assistants4j.wire.dialect.MissingRoute;
import io.assistants4j.wire.http.CallControl;
import io.assistants4j.wire.http.CallLimits;
import io.assistants4j.wire.http.CallTime;
import io.assistants4j.wire.http.HttpSettings;
import io.assistants4j.wire.http.HttpTransport;
import io.assistants4j.wire.http.Operation;
import io.assistants4j.wire.http.Repeat;
import io.assistants4j.wire.http.Telemetry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import retrofit2.Call;

/**
 * Finds out which API a far side answers. It is asked for answers to nothing: a request without a model and without a question,
 * bounded to one token for servers that would answer even that. Whoever refuses the request knows its route.
 */
final class ApiProbe implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ApiProbe.class);
    private static final Operation PROBE = new Operation("probe_api", null, Repeat.SAFE);
    private static final Duration TIME = Duration.ofSeconds(30);
    private static final MediaType JSON = MediaType.get("application/json");

    private final Dialect dialect;
    private final Duration time;
    private final HttpTransport transport;
    private final ProbeRoutes routes;
    private final CallControl control = new CallControl();

    ApiProbe(Dialect dialect, HttpSettings settings, CallTime time) {
        this.dialect = dialect;
        this.time = settings.deadline().compareTo(TIME) < 0 ? settings.deadline() : TIME;
        this.transport = new HttpTransport(dialect, settings, time, Telemetry.none());
        this.routes = transport.routes(ProbeRoutes.class);
    }

    /**
     * The first API that is answered.
     *
     * @throws UnsupportedCapabilityException where none is
     * @throws AssistantsException where it cannot be found out now: the far side cannot be reached, fails, or lets nobody in
     */
    ServedApi find() {
        List<String> missing = new ArrayList<>();
        for (ServedApi api : ServedApi.values()) {
            String refusal = refusal(api);
            if (refusal == null) {
                LOG.info(
                        "{} answers {}, which is asked from now on{}",
                        dialect.baseAddress(),
                        api.title(),
                        missing.isEmpty() ? "" : "; it does not answer " + String.join(", nor ", missing));
                return api;
            }
            missing.add(api.title() + " (" + refusal + ")");
        }
        throw new UnsupportedCapabilityException(
                dialect.id() + " (" + dialect.baseAddress() + ") answers neither " + String.join(", nor ", missing)
                        + "; is the address right?",
                null);
    }

    /** Ends a search that runs. */
    @Override
    public void close() {
        control.cancel();
        transport.close();
    }

    /** How the far side says that it does not know an API; null where it knows it. */
    private @Nullable String refusal(ServedApi api) {
        try {
            CallLimits limits = new CallLimits(time, control);
            String type =
                    transport.calls().call(PROBE, call(api), limits, (headers, body) -> headers.get("Content-Type"));
            return type != null && type.contains("html") ? "a page" : null;
        } catch (AssistantsException e) {
            if (MissingRoute.isToldBy(e, dialect.errors())) {
                return "HTTP " + e.status();
            }
            if (e instanceof InvalidRequestException
                    || e instanceof ConflictException
                    || e instanceof NotFoundException) {
                return null;
            }
            throw e;
        }
    }

    private Call<ResponseBody> call(ServedApi api) {
        return switch (api) {
            case RESPONSES -> routes.responses(RequestBody.create("{\"max_output_tokens\":1}", JSON));
            case CHAT_COMPLETIONS -> routes.chatCompletions(RequestBody.create("{\"max_tokens\":1}", JSON));
            case ASSISTANTS -> routes.assistants();
        };
    }
}
