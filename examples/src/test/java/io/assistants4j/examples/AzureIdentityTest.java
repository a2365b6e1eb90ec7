package io.assistants4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.assistants4j.azure.AzureConfig;
import io.assistants4j.azure.AzureProvider;
import io.assistants4j.azure.EntraToken;
import io.assistants4j.azure.TokenSource;
import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.assistant.Assistant;
import io.assistants4j.core.assistant.NewAssistant;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.thread.AssistantThread;
import io.assistants4j.core.thread.NewMessage;
import io.assistants4j.core.thread.NewThread;
import io.assistants4j.testkit.azure.AzureDoor;
import io.assistants4j.testkit.azure.FakeTokenEndpoint;
import io.assistants4j.testkit.responses.FakeResponsesServer;
import io.assistants4j.testkit.responses.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tokens from a credential of {@code azure-identity}, which signs in over encrypted connections only. */
@Timeout(60)
final class AzureIdentityTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final HeldCertificate certificate =
            new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();
    private final HandshakeCertificates trusted = new HandshakeCertificates.Builder()
            .heldCertificate(certificate)
            .addTrustedCertificate(certificate.certificate())
            .build();
    private final FakeTokenEndpoint entra = FakeTokenEndpoint.start();
    private final FakeResponsesServer azure = FakeResponsesServer.start(AzureDoor.withTokens(entra::accepts));
    private HttpsServer encrypted;

    @BeforeEach
    void encrypt() throws IOException {
        encrypted = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        encrypted.setHttpsConfigurator(new HttpsConfigurator(trusted.sslContext()));
        encrypted.createContext("/", this::passOn);
        encrypted.start();
    }

    @AfterEach
    void stop() {
        encrypted.stop(0);
        azure.close();
        entra.close();
    }

    @Test
    void itsTokensOpenTheResource() {
        TokenCredential credential = new ClientSecretCredentialBuilder()
                .tenantId(FakeTokenEndpoint.TENANT)
                .clientId(FakeTokenEndpoint.CLIENT)
                .clientSecret(FakeTokenEndpoint.SECRET)
                .authorityHost("https://127.0.0.1:" + encrypted.getAddress().getPort())
                .disableInstanceDiscovery()
                .httpClient(new JdkHttpClientBuilder(HttpClient.newBuilder().sslContext(trusted.sslContext())).build())
                .build();
        azure.enqueue(new Reply().text("Hello!"), new Reply().text("Hello again!"));

        try (AssistantsProvider provider = open(credential, azure.url())) {
            Assistant assistant = provider.assistants()
                    .create(NewAssistant.of("my-deployment").build());
            AssistantThread thread = provider.threads().create(NewThread.of(NewMessage.user("Hello?")));
            for (int i = 0; i < 2; i++) {
                Run run = provider.runs()
                        .createAndWait(thread.id(), NewRun.of(assistant.id()).build(), SOON);
                assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
            }
        }

        assertThat(entra.issued()).isEqualTo(1);
        assertThat(entra.journal().last().body()).contains("https%3A%2F%2Fai.azure.com%2F.default");
    }

    private static AssistantsProvider open(TokenCredential credential, URI resource) {
        // region identity
        TokenSource tokens = scope -> {
            AccessToken token = credential.getTokenSync(new TokenRequestContext().addScopes(scope));
            return EntraToken.of(token.getToken(), token.getExpiresAt().toInstant());
        };
        AzureConfig config =
                AzureConfig.builder().endpoint(resource).tokens(tokens).build();
        // endregion
        return AzureProvider.create(config);
    }

    /** Entra's fake speaks no TLS itself. */
    private void passOn(HttpExchange exchange) throws IOException {
        try (exchange) {
            HttpRequest request = HttpRequest.newBuilder(entra.url().resolve(exchange.getRequestURI()))
                    .method(
                            exchange.getRequestMethod(),
                            BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()))
                    .header("Content-Type", exchange.getRequestHeaders().getFirst("Content-Type"))
                    .build();
            HttpResponse<byte[]> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
