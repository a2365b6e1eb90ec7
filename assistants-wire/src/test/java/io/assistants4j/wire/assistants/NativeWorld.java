package io.assistants4j.wire.assistants;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.assistant.Assistants;
import io.assistants4j.core.client.ThreadPerTask;
import io.assistants4j.core.event.RunStreams;
import io.assistants4j.core.id.AssistantId;
import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.provider.Capabilities;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.Runs;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.thread.Messages;
import io.assistants4j.core.thread.Threads;
import io.assistants4j.testkit.http.Answer;
import io.assistants4j.testkit.http.Fault;
import io.assistants4j.testkit.http.LoopbackServer;
import io.assistants4j.testkit.http.ReceivedRequest;
import io.assistants4j.testkit.json.Json;
import io.assistants4j.wire.TestDialect;
import io.assistants4j.wire.TestTime;
import io.assistants4j.wire.http.CallTime;
import io.assistants4j.wire.http.HttpSettings;
import io.assistants4j.wire.http.HttpTransport;
import io.assistants4j.wire.http.Metering;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.util.Set;

/** A server that answers what it is told to, once each, and a native provider over it. */
final class NativeWorld implements AutoCloseable {
    static final String KEY = "sk-secret-0123456789";
    static final AssistantId ASSISTANT = new AssistantId("asst_1");
    static final ThreadId THREAD = new ThreadId("thread_1");
    static final RunId RUN = new RunId("run_1");
    static final NewRun NEW_RUN = NewRun.of(ASSISTANT).build();

    final LoopbackServer server = LoopbackServer.start(request -> {
        throw new AssertionError("nothing is left to answer to " + request.method() + " " + request.path());
    });
    final TestTime time = new TestTime();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final NativeProvider provider;
    int whenClosed;

    NativeWorld() {
        this(HttpSettings.defaults(), Capabilities.all(), null, Habits.NONE);
    }

    NativeWorld(HttpSettings settings) {
        this(settings, Capabilities.all(), null);
    }

    NativeWorld(Capabilities capabilities) {
        this(HttpSettings.defaults(), capabilities, null);
    }

    NativeWorld(Habit... habits) {
        this(HttpSettings.defaults(), Capabilities.all(), null, new Habits(Set.of(habits), NativeWorld::isNote));
    }

    NativeWorld(HttpSettings settings, Capabilities capabilities, CallTime otherTime) {
        this(settings, capabilities, otherTime, Habits.NONE);
    }

    private NativeWorld(HttpSettings settings, Capabilities capabilities, CallTime otherTime, Habits habits) {
        TestDialect dialect = new TestDialect(URI.create(server.url() + "/v1/"), KEY, capabilities);
        NativeRuntime runtime =
                new NativeRuntime(otherTime == null ? time.callTime() : otherTime, ThreadPerTask.executor("native"));
        HttpTransport transport = new HttpTransport(dialect, settings, runtime.time(), Metering.to(meters));
        provider = NativeProvider.open(dialect, settings, transport, runtime, habits, () -> whenClosed++);
    }

    private static boolean isNote(Message message) {
        return message.text().equals("note");
    }

    Assistants assistants() {
        return provider.assistants();
    }

    Threads threads() {
        return provider.threads();
    }

    Messages messages() {
        return provider.messages();
    }

    Runs runs() {
        return provider.runs();
    }

    RunStreams streams() {
        return provider.streams();
    }

    /** Answers the next request with this JSON. */
    NativeWorld answers(String json) {
        return answers(Answer.of(200, "application/json", json));
    }

    /** Answers the next request so. */
    NativeWorld answers(Answer answer) {
        return next(Fault.answering(answer));
    }

    /** Streams this text to the next request. */
    NativeWorld streams(String text) {
        return answers(Answer.eventStream().text(text));
    }

    NativeWorld next(Fault... faults) {
        for (Fault fault : faults) {
            server.faults().next(fault);
        }
        return this;
    }

    int requests() {
        return server.journal().size();
    }

    /** The last request was this one, without a body. */
    ReceivedRequest sent(String method, String path, String query) {
        ReceivedRequest last = server.journal().last();
        assertThat(last.method() + " " + last.path()).isEqualTo(method + " /v1/" + path);
        assertThat(last.query()).isEqualTo(query + (query.isEmpty() ? "" : "&") + "extra=query");
        assertThat(last.header("OpenAI-Beta")).isEqualTo("assistants=v2");
        assertThat(last.header("Authorization")).isEqualTo("[redacted]");
        assertThat(last.header("X-Extra")).isEqualTo("header");
        return last;
    }

    /** The last request was this one, with a body that equals this JSON. */
    ReceivedRequest sentBody(String method, String path, String body) {
        ReceivedRequest last = sent(method, path, "");
        assertThat(last.header("Content-Type")).isEqualTo("application/json");
        assertThat(last.json().tree()).isEqualTo(Json.parse(body).tree());
        return last;
    }

    @Override
    public void close() {
        provider.close();
        assertThat(server.faults().left()).isZero();
        server.close();
    }
}
