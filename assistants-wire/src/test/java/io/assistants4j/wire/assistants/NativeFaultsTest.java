package io.assistants4j.wire.assistants;

import static io.assistants4j.wire.assistants.NativeWorld.ASSISTANT;
import static io.assistants4j.wire.assistants.NativeWorld.NEW_RUN;
import static io.assistants4j.wire.assistants.NativeWorld.RUN;
import static io.assistants4j.wire.assistants.NativeWorld.THREAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assistants4j.core.assistant.Assistant;
import io.assistants4j.core.error.AssistantsException;
import io.assistants4j.core.error.AuthenticationException;
import io.assistants4j.core.error.DeadlineExceededException;
import io.assistants4j.core.error.DecodeException;
import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.core.error.NotFoundException;
import io.assistants4j.core.error.RateLimitException;
import io.assistants4j.core.error.ServerException;
import io.assistants4j.core.id.MessageId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.page.Page;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.thread.NewThread;
import io.assistants4j.core.value.RawJson;
import io.assistants4j.testkit.http.Answer;
import io.assistants4j.testkit.http.Fault;
import io.assistants4j.wire.http.HttpSettings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What servers and the way to them do wrong, and what they may do without harm. */
@Timeout(60)
class NativeFaultsTest {
    private NativeWorld world = new NativeWorld();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aReadWaitsAsLongAsItIsToldAndComesAgain() {
        world.next(Fault.emptyBody(429).retryAfter("7"), Fault.html(502))
                .answers(Answers.ASSISTANT)
                .assistants()
                .find(ASSISTANT);

        assertThat(world.requests()).isEqualTo(3);
        assertThat(world.time.slept().get(0)).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void aDeletionMayComeAgain() {
        world.next(Fault.reset())
                .answers(Answers.deleted("thread_1", "thread.deleted"))
                .threads()
                .delete(THREAD);

        assertThat(world.requests()).isEqualTo(2);
    }

    @Test
    void aWriteComesAgainOnlyWhereItWasTurnedAway() {
        world.next(Fault.emptyBody(429).retryAfter("1")).answers(Answers.run("queued"));
        world.runs().create(THREAD, NEW_RUN);
        assertThat(world.requests()).isEqualTo(2);

        world.next(Fault.error(500, "server_error", "c", "broken"));
        assertThatThrownBy(() -> world.runs().create(THREAD, NEW_RUN))
                .isInstanceOf(ServerException.class)
                .hasMessage("broken");
        world.next(Fault.reset());
        assertThatThrownBy(() -> world.threads().create(NewThread.EMPTY)).isInstanceOf(ServerException.class);
        assertThat(world.requests()).isEqualTo(4);
    }

    @Test
    void whatCannotBeReadIsNeverAskedForAgain() {
        for (Answer answer : new Answer[] {
            Answer.of(200, "text/html", "<html>login</html>"),
            Answer.empty(200),
            Answer.of(200, "application/json", "{\"id\":\"asst_1\""),
            Answer.of(200, "application/json", "[]"),
            Answer.of(200, "text/event-stream", "data: {\"id\":\"asst_1\"}\n\n")
        }) {
            world.answers(answer);
            assertThatThrownBy(() -> world.assistants().find(ASSISTANT)).isInstanceOf(DecodeException.class);
        }
        assertThat(world.requests()).isEqualTo(5);
    }

    @Test
    void anAnswerThatIsCutIsAFailure() {
        Answer cut = Answer.of(200, "application/json", Answers.run("queued")).cutAfterBytes(100);
        world.answers(cut);

        assertThatThrownBy(() -> world.runs().create(THREAD, NEW_RUN)).isInstanceOf(DecodeException.class);
        assertThat(world.requests()).isEqualTo(1);
    }

    @Test
    void aServerThatIsSilentIsWaitedForAsLongAsTheSettingsSay() {
        world.close();
        world = new NativeWorld(HttpSettings.builder()
                .readIdle(Duration.ofMillis(200))
                .maxAttempts(1)
                .build());
        world.next(Fault.silence());

        assertThatThrownBy(() -> world.runs().find(THREAD, RUN))
                .isInstanceOf(DeadlineExceededException.class)
                .hasMessageContaining("within PT0.2S");
    }

    @Test
    void errorsAreTypedAndKeepWhatTheServerSaid() {
        world.next(Fault.error(404, "invalid_request_error", "c", "No assistant found with id 'asst_1'.")
                .header("x-request-id", "req_1"));

        assertThatThrownBy(() -> world.assistants().find(ASSISTANT))
                .isInstanceOfSatisfying(NotFoundException.class, e -> {
                    assertThat(e).hasMessage("No assistant found with id 'asst_1'.");
                    assertThat(e.status()).isEqualTo(404);
                    assertThat(e.requestId()).contains("req_1");
                });
        world.next(Fault.answering(Answer.of(
                400, "application/json", "{\"error\":{\"message\":\"no\",\"code\":400,\"param\":\"tools\"}}")));
        assertThatThrownBy(() -> world.assistants().find(ASSISTANT))
                .isInstanceOfSatisfying(InvalidRequestException.class, e -> {
                    assertThat(e.code()).contains("400");
                    assertThat(e.param()).contains("tools");
                });
        world.next(Fault.emptyBody(429).header("x-should-retry", "false"));
        assertThatThrownBy(() -> world.assistants().find(ASSISTANT)).isInstanceOf(RateLimitException.class);
    }

    @Test
    void noSecretIsInAnyFailure() {
        world.next(
                Fault.error(401, "invalid_request_error", "invalid_api_key", "Incorrect API key " + NativeWorld.KEY),
                Fault.answering(Answer.of(200, "text/html", NativeWorld.KEY)),
                Fault.answering(Answer.of(200, "application/json", "{\"id\":{\"" + NativeWorld.KEY + "\":1}}")));

        assertThat(printed(() -> world.runs().find(THREAD, RUN)))
                .contains(AuthenticationException.class.getName(), "Incorrect API key ***")
                .doesNotContain(NativeWorld.KEY);
        assertThat(printed(() -> world.streams().stream(THREAD, NEW_RUN))).doesNotContain(NativeWorld.KEY);
        assertThat(printed(() -> world.runs().find(THREAD, RUN))).doesNotContain(NativeWorld.KEY);
    }

    @Test
    void anIdThatWouldLeaveItsPlaceInTheAddressIsRefused() {
        for (String id : new String[] {".", ".."}) {
            assertThatThrownBy(() -> world.messages().find(new ThreadId(id), new MessageId("m")))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessage("The id cannot be '.' or '..'.");
        }
        assertThat(world.requests()).isZero();
    }

    @Test
    void aPageWithoutItsFrameIsAPage() {
        Page<Message> bare =
                world.answers("{\"data\":[" + Answers.MESSAGE + "]}").messages().list(THREAD, PageRequest.FIRST);
        assertThat(bare.firstId()).isEqualTo("msg_1");
        assertThat(bare.lastId()).isEqualTo("msg_1");
        assertThat(bare.hasMore()).isFalse();

        Page<Message> empty = world.answers("{\"object\":\"list\",\"data\":null,\"first_id\":null,\"x\":1}")
                .messages()
                .list(THREAD, PageRequest.FIRST);
        assertThat(empty.data()).isEmpty();
        assertThat(empty.lastId()).isNull();
        assertThat(empty.extensions().members()).containsEntry("x", new RawJson("1"));
    }

    @Test
    void whatIsMissingStrangeOrNewIsReadAsFarAsItMakesSense() {
        Assistant assistant = world.answers("""
                        {"id":"assistant-uuid","created_at":1770000000123,"model":"m","tools":null,"metadata":null,
                         "response_format":{"type":"poem"},"reasoning_effort":"dreaming","x":{"y":[1]}}""").assistants().find(ASSISTANT);
        assertThat(assistant.createdAt()).isEqualTo(Instant.ofEpochSecond(1770000000));
        assertThat(assistant.tools()).isEmpty();
        assertThat(assistant.metadata().entries()).isEmpty();
        assertThat(assistant.extensions().members()).containsKey("x");

        Run run = world.answers(Answers.run("dreaming", "\"last_error\":{\"code\":500,\"message\":\"m\"}")
                        .replace("\"last_error\":null,", ""))
                .runs()
                .find(THREAD, RUN);
        assertThat(run.status()).isEqualTo(RunStatus.of("dreaming"));
        assertThat(run.lastError().code().value()).isEqualTo("500");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"id\":\"thread_1\",\"object\":\"thread\",\"deleted\":true}"})
    void aDeletionIsKnownByItsStatus(String body) {
        world.answers(Answer.of(200, "application/json", body)).threads().delete(THREAD);

        assertThat(world.requests()).isEqualTo(1);
    }

    @Test
    void aDeletionThatDidNotHappenIsNoSuccess() {
        world.answers("{\"id\":\"thread_1\",\"object\":\"thread.deleted\",\"deleted\":false}");

        assertThatThrownBy(() -> world.threads().delete(THREAD))
                .isInstanceOf(DecodeException.class)
                .hasMessageContaining("not deleted");
    }

    private static String printed(Runnable call) {
        StringWriter printed = new StringWriter();
        try {
            call.run();
        } catch (AssistantsException e) {
            e.printStackTrace(new PrintWriter(printed));
        }
        assertThat(printed.toString()).isNotEmpty();
        return printed.toString();
    }
}
