package io.assistants4j.wire.assistants;

import static io.assistants4j.wire.assistants.NativeWorld.ASSISTANT;
import static io.assistants4j.wire.assistants.NativeWorld.NEW_RUN;
import static io.assistants4j.wire.assistants.NativeWorld.RUN;
import static io.assistants4j.wire.assistants.NativeWorld.THREAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assistants4j.core.assistant.NewAssistant;
import io.assistants4j.core.error.NotFoundException;
import io.assistants4j.core.error.OutcomeUnknown;
import io.assistants4j.core.error.UnsupportedCapabilityException;
import io.assistants4j.core.event.RunStream;
import io.assistants4j.core.run.NewThreadRun;
import io.assistants4j.core.thread.NewMessage;
import io.assistants4j.core.thread.NewThread;
import io.assistants4j.core.tool.ToolOutput;
import io.assistants4j.testkit.http.Answer;
import io.assistants4j.testkit.http.Fault;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a lost connection does to requests that make something: none of them is sent again once it may have arrived. */
@Timeout(60)
class NativeRepetitionTest {
    private static final int CUT = 40;
    private static final Fault NOT_FOUND =
            Fault.error(404, "invalid_request_error", "c", "No thread found with id 'thread_1'.");
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final List<ToolOutput> OUTPUTS = List.of(ToolOutput.of("call_1", "-4"));
    private static final NewThreadRun THREAD_RUN = NewThreadRun.of(ASSISTANT).build();

    private final NativeWorld world = new NativeWorld();

    /** The requests by which something is made or goes on, and whether they are answered by a stream. */
    static Stream<Arguments> writes() {
        return Stream.of(
                polled(
                        "create an assistant",
                        w -> w.assistants().create(NewAssistant.of("m").build())),
                polled("create a thread", w -> w.threads().create(NewThread.EMPTY)),
                polled("create a message", w -> w.messages().create(THREAD, NewMessage.user("Hi"))),
                polled("create a run", w -> w.runs().create(THREAD, NEW_RUN)),
                polled("create a run and wait", w -> w.runs().createAndWait(THREAD, NEW_RUN, SOON)),
                polled("create a thread and run it", w -> w.runs().createWithThread(THREAD_RUN)),
                polled("cancel a run", w -> w.runs().cancel(THREAD, RUN)),
                polled("submit outputs", w -> w.runs().submit(THREAD, RUN, OUTPUTS)),
                streamed("stream a run", w -> w.streams().stream(THREAD, NEW_RUN)),
                streamed("stream a thread and its run", w -> w.streams().streamWithThread(THREAD_RUN)),
                streamed("stream what follows outputs", w -> w.streams().streamSubmit(THREAD, RUN, OUTPUTS)));
    }

    private static Arguments polled(String name, Consumer<NativeWorld> write) {
        return Arguments.of(name, Answer.of(200, "application/json", Answers.run("queued")), write);
    }

    private static Arguments streamed(String name, Function<NativeWorld, RunStream> write) {
        Consumer<NativeWorld> followed = world -> {
            try (RunStream stream = write.apply(world)) {
                stream.forEach(event -> {});
            }
        };
        String events = "event: thread.run.created\ndata: " + Answers.run("queued") + "\n\n";
        return Arguments.of(name, Answer.eventStream().text(events), followed);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("writes")
    void aConnectionThatIsLostBeforeTheAnswer(String name, Answer answer, Consumer<NativeWorld> write) {
        world.next(Fault.reset());

        assertUnknown(write);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("writes")
    void aConnectionThatIsLostInTheMiddleOfTheAnswer(String name, Answer answer, Consumer<NativeWorld> write) {
        world.answers(answer.cutAfterBytes(CUT));

        assertUnknown(write);
    }

    @Test
    void aDeletionWhoseAnswerWasLostIsDoneThoughNothingIsThereAnyMore() {
        world.next(Fault.reset(), NOT_FOUND).threads().delete(THREAD);
        world.next(Fault.emptyBody(503), NOT_FOUND).assistants().delete(ASSISTANT);

        assertThat(world.requests()).isEqualTo(4);
    }

    @Test
    void aDeletionThatCannotHaveHappenedBeforeIsNotDone() {
        world.next(Fault.emptyBody(429), NOT_FOUND);
        assertThatThrownBy(() -> world.threads().delete(THREAD)).isInstanceOf(NotFoundException.class);

        world.next(Fault.reset(), Fault.error(404, "invalid_request_error", "c", "Invalid URL (DELETE /v1/threads/x)"));
        assertThatThrownBy(() -> world.threads().delete(THREAD)).isInstanceOf(UnsupportedCapabilityException.class);

        world.next(Fault.reset(), NOT_FOUND);
        assertThatThrownBy(() -> world.threads().find(THREAD)).isInstanceOf(NotFoundException.class);
    }

    private void assertUnknown(Consumer<NativeWorld> write) {
        assertThatThrownBy(() -> write.accept(world)).isInstanceOf(OutcomeUnknown.class);
        assertThat(world.requests()).isEqualTo(1);
        assertThat(world.time.slept()).isEmpty();
    }
}
