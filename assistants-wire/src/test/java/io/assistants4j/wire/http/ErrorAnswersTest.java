package io.assistants4j.wire.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.assistants4j.core.error.AssistantsException;
import io.assistants4j.testkit.http.Answer;
import io.assistants4j.testkit.http.Fault;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every status and shape of an error answer as a typed failure with all that is known. */
class ErrorAnswersTest {
    private final TestFarSide far =
            new TestFarSide(HttpSettings.builder().maxAttempts(1).build());

    @AfterEach
    void close() {
        far.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            quoteCharacter = '`',
            value = {
                "400|{\"error\":{\"message\":\"m\",\"type\":\"t\",\"param\":\"p\",\"code\":\"c\"}}|InvalidRequestException|m|t|p|c",
                "400|{\"error\":{\"message\":\"m\",\"code\":null}}|InvalidRequestException|m|-|-|-",
                "400|{\"error\":{\"message\":\"m\",\"code\":1301}}|InvalidRequestException|m|-|-|1301",
                "401|{\"error\":{\"code\":\"401\",\"message\":\"m\"}}|AuthenticationException|m|-|-|401",
                "401|{\"statusCode\":401,\"message\":\"m\"}|AuthenticationException|m|-|-|401",
                "402|{\"message\":\"m\"}|PermissionDeniedException|m|-|-|-",
                "403|[{\"error\":{\"message\":\"m\",\"type\":\"permission_error\"}}]|PermissionDeniedException|m|permission_error|-|-",
                "404|{\"error\":{\"code\":\"DeploymentNotFound\",\"message\":\"m\"}}|NotFoundException|m|-|-|DeploymentNotFound",
                "409|{\"detail\":\"m\"}|ConflictException|m|-|-|-",
                "413|<html><title>m</title></html>|InvalidRequestException|HTTP 413 (application/json): m|-|-|-",
                "415|m|InvalidRequestException|HTTP 415 (application/json): m|-|-|-",
                "422|{\"detail\":[{\"loc\":[\"body\",\"p\"],\"msg\":\"m\"}]}|InvalidRequestException|p: m|-|p|-",
                "429|{\"error\":{\"message\":\"m\",\"type\":\"tokens\",\"code\":\"rate_limit_exceeded\"}}|RateLimitException|m|tokens|-|rate_limit_exceeded",
                "429|{\"error\":\"m\"}|RateLimitException|m|-|-|-",
                "500|``|ServerException|HTTP 500 without a body|-|-|-",
                "501|{}|ServerException|HTTP 501 (application/json): {}|-|-|-",
                "503|{\"error\":{\"message\":\"m\",\"type\":\"server_error\"}}|ServerException|m|server_error|-|-"
            })
    void whatIsSaidIsKept(
            int status, String body, String type, String message, String errorType, String param, String code) {
        AssistantsException failure = fail(Answer.of(status, "application/json", body == null ? "" : body));

        assertThat(failure.getClass().getSimpleName()).isEqualTo(type);
        assertThat(failure).hasMessage(message);
        assertThat(failure.status()).isEqualTo(status);
        assertThat(failure.details().provider()).isEqualTo("test");
        assertThat(failure.details().type()).isEqualTo(errorType);
        assertThat(failure.details().param()).isEqualTo(param);
        assertThat(failure.details().code()).isEqualTo(code);
        assertThat(failure.details().requestId()).isNull();
        assertThat(failure.details().retryAfter()).isNull();
    }

    @Test
    void theIdOfTheRequestIsFoundUnderEitherName() {
        assertThat(fail(Answer.empty(400).header("x-request-id", "req_1")).requestId())
                .contains("req_1");
        assertThat(fail(Answer.empty(400).header("apim-request-id", "apim_1")).requestId())
                .contains("apim_1");
        assertThat(fail(Answer.empty(400).header("apim-request-id", "apim_1").header("x-request-id", "req_1"))
                        .requestId())
                .contains("req_1");
    }

    @Test
    void theWaitThatIsAskedForIsFoundInEitherForm() {
        assertThat(fail(Answer.empty(429).header("Retry-After", "7")).retryAfter())
                .contains(Duration.ofSeconds(7));
        assertThat(fail(Answer.empty(503).header("Retry-After", "7").header("retry-after-ms", "1500"))
                        .retryAfter())
                .contains(Duration.ofMillis(1500));
    }

    private AssistantsException fail(Answer answer) {
        far.next(Fault.answering(answer));
        return catchThrowableOfType(AssistantsException.class, far::read);
    }
}
