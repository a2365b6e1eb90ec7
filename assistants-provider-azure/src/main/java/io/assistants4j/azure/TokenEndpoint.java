package io.assistants4j.azure;

import io.assistants4j.core.error.AssistantsException;
import io.assistants4j.core.error.AuthenticationException;
import io.assistants4j.wire.http.CallTime;
import io.assistants4j.wire.http.HttpSettings;
import io.assistants4j.wire.http.HttpTransport;
import io.assistants4j.wire.http.Operation;
import io.assistants4j.wire.http.Repeat;
import io.assistants4j.wire.http.Telemetry;
import io.assistants4j.wire.json.JsonCodec;
import java.time.Clock;
import java.time.Duration;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.Field;
import retrofit2.http.FormUrlEncoded;
import retrofit2.http.POST;

/** Entra's token endpoint of one tenant, asked by an application with its secret. */
final class TokenEndpoint implements TokenSource, AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final ClientCredentials client;
    private final Clock clock;
    private final HttpTransport transport;
    private final Routes routes;
    private final JsonCodec json = JsonCodec.tolerant();

    /** Nothing is asked yet. */
    TokenEndpoint(ClientCredentials client, CallTime time) {
        HttpSettings settings =
                HttpSettings.builder().readIdle(LONGEST).deadline(LONGEST).build();
        this.client = client;
        this.clock = time.clock();
        this.transport = new HttpTransport(new EntraDialect(client), settings, time, Telemetry.none());
        this.routes = transport.routes(Routes.class);
    }

    @Override
    public EntraToken token(String scope) {
        Call<ResponseBody> call = routes.token(
                "client_credentials", client.clientId(), client.clientSecret().reveal(), scope);
        try {
            Answer answer = transport
                    .calls()
                    .call(new Operation("token", null, Repeat.SAFE), call, body -> json.read(Answer.class, body));
            return EntraToken.of(answer.accessToken(), clock.instant().plusSeconds(answer.expiresIn()));
        } catch (AssistantsException e) {
            int status = e.details().status();
            if (status >= 400 && status < 500 && status != 429) {
                // Not the caller's request is wrong, but who we say we are.
                String words = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
                throw new AuthenticationException("no Entra token: " + words, e.details(), e);
            }
            throw e;
        }
    }

    @Override
    public void close() {
        transport.close();
    }

    /** The one route used. */
    private interface Routes {
        @FormUrlEncoded
        @POST("oauth2/v2.0/token")
        Call<ResponseBody> token(
                @Field("grant_type") String grantType,
                @Field("client_id") String clientId,
                @Field("client_secret") String clientSecret,
                @Field("scope") String scope);
    }

    /**
     * What it answers, as far as it matters.
     *
     * @param accessToken the token
     * @param expiresIn for how many seconds it is valid
     */
    record Answer(String accessToken, long expiresIn) {
        @Override
        public String toString() {
            return "Answer[expiresIn=" + expiresIn + "]";
        }
    }
}
