package io.assistants4j.astra;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.assistants4j.core.assistant.NewAssistant;
import io.assistants4j.core.error.AssistantsException;
import io.assistants4j.core.error.AuthenticationException;
import io.assistants4j.core.error.ConflictException;
import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.core.error.NotFoundException;
import io.assistants4j.core.error.PermissionDeniedException;
import io.assistants4j.core.error.RateLimitException;
import io.assistants4j.core.error.ServerException;
import io.assistants4j.core.error.UnsupportedCapabilityException;
import io.assistants4j.testkit.astra.FakeAstraServer;
import io.assistants4j.testkit.http.Answer;
import io.assistants4j.testkit.http.Fault;
import io.assistants4j.testkit.json.Json;
import io.assistants4j.wire.http.Telemetry;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The six shapes in which the server says that something went wrong: none of them is that of the API it speaks. */
@Timeout(60)
class AstraErrorsTest {
    private static final int EVERY_ATTEMPT = 10;

    @RegisterExtension
    static final FakeAstraServer SERVER = FakeAstraServer.start();

    @ParameterizedTest
    @MethodSource("answers")
    void whateverItsShapeAFailureSaysWhatItMeans(
            Answer answer, Class<? extends AssistantsException> failure, String words) {
        SERVER.faults().next(EVERY_ATTEMPT, Fault.answering(answer));

        try (AstraProvider astra = AstraProvider.create(
                AstraWorld.config(SERVER).build(),
                AstraWorld.over(SERVER, Clock.systemUTC(), pause -> Thread.onSpinWait()),
                Telemetry.none())) {
            assertThatThrownBy(() ->
                            astra.assistants().create(NewAssistant.of("gpt-4o").build()))
                    .isExactlyInstanceOf(failure)
                    .hasMessageContaining(words);
        }
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                detail(400, InvalidRequestException.class, "the database may be hibernated"),
                detail(400, InvalidRequestException.class, "Unauthorized to connect to AstraDB"),
                detail(401, AuthenticationException.class, "Unauthorized to connect to AstraDB"),
                detail(403, PermissionDeniedException.class, "Must pass an astradb token"),
                detail(404, NotFoundException.class, "AssistantObject not found."),
                detail(409, ConflictException.class, "File (file-1) already exists"),
                detail(500, ServerException.class, "Error processing message, 400"),
                arguments(
                        Answer.json(
                                422,
                                Json.object(
                                        "detail",
                                        List.of(Json.object(
                                                "type", "missing",
                                                "loc", List.of("body", "model"),
                                                "msg", "Field required",
                                                "input", null,
                                                "url", "")))),
                        InvalidRequestException.class,
                        "model: Field required"),
                arguments(
                        Answer.json(501, Json.object("message", "This feature is not yet implemented")),
                        UnsupportedCapabilityException.class,
                        "does not offer create_assistant: This feature is not yet implemented"),
                arguments(
                        Answer.json(
                                501,
                                Json.object(
                                        "message",
                                        "Only OpenAI is currently supported for this endpoint GET /v2/models")),
                        UnsupportedCapabilityException.class,
                        "Only OpenAI is currently supported"),
                arguments(
                        Answer.json(429, Json.object("error", "Rate limit exceeded: 1 per 1 second")),
                        RateLimitException.class,
                        "Rate limit exceeded: 1 per 1 second"),
                arguments(
                        Answer.empty(500).text("An internal server error occurred."),
                        ServerException.class,
                        "An internal server error occurred."),
                arguments(
                        Answer.of(400, "text/plain; charset=utf-8", "Unsupported version: assistants=v3"),
                        InvalidRequestException.class,
                        "Unsupported version: assistants=v3"));
    }

    private static Arguments detail(int status, Class<? extends AssistantsException> failure, String words) {
        return arguments(Answer.json(status, Json.object("detail", "\n" + words)), failure, words);
    }
}
