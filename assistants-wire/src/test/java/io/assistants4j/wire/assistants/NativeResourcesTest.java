package io.assistants4j.wire.assistants;

import static io.assistants4j.wire.assistants.NativeWorld.ASSISTANT;
import static io.assistants4j.wire.assistants.NativeWorld.RUN;
import static io.assistants4j.wire.assistants.NativeWorld.THREAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assistants4j.core.assistant.Assistant;
import io.assistants4j.core.assistant.AssistantChange;
import io.assistants4j.core.assistant.NewAssistant;
import io.assistants4j.core.error.UnsupportedCapabilityException;
import io.assistants4j.core.id.MessageId;
import io.assistants4j.core.page.Page;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.thread.AssistantThread;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.thread.MessageChange;
import io.assistants4j.core.thread.MessageRole;
import io.assistants4j.core.thread.MessageStatus;
import io.assistants4j.core.thread.NewMessage;
import io.assistants4j.core.thread.NewThread;
import io.assistants4j.core.thread.ThreadChange;
import io.assistants4j.core.tool.Tool;
import io.assistants4j.core.value.Change;
import io.assistants4j.core.value.Metadata;
import io.assistants4j.core.value.RawJson;
import io.assistants4j.testkit.http.Fault;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Assistants, threads and messages: what goes out, what is made of what comes back. */
class NativeResourcesTest {
    private static final Metadata PAIRS = new Metadata(Map.of("a", "b"));

    private final NativeWorld world = new NativeWorld();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void anAssistantIsCreated() {
        NewAssistant request = NewAssistant.of("m-1")
                .name("Math")
                .tool(Tool.function("temp", "Tells it", new RawJson("{\"type\":\"object\"}")))
                .metadata(PAIRS)
                .temperature(0.5)
                .build();

        Assistant made = world.answers(Answers.ASSISTANT).assistants().create(request);

        world.sentBody("POST", "assistants", """
                {"model":"m-1","name":"Math","metadata":{"a":"b"},"temperature":0.5,"tools":[{"type":"function",
                 "function":{"name":"temp","description":"Tells it","parameters":{"type":"object"}}}]}""");
        assertThat(made.id()).isEqualTo(ASSISTANT);
        assertThat(made.createdAt()).isEqualTo(Instant.ofEpochSecond(1770000000));
        assertThat(made.tools()).hasSize(1).first().isInstanceOf(Tool.CodeInterpreter.class);
        assertThat(made.extensions().members()).containsOnly(Map.entry("colour", new RawJson("\"blue\"")));
    }

    @Test
    void anAssistantIsFound() {
        Assistant found = world.answers(Answers.ASSISTANT).assistants().find(ASSISTANT);

        assertThat(world.sent("GET", "assistants/asst_1", "").body()).isEmpty();
        assertThat(found.instructions()).isEqualTo("Be brief.");
    }

    @Test
    void assistantsAreListed() {
        Page<Assistant> page = world.answers(Answers.page(Answers.ASSISTANT, "asst_1"))
                .assistants()
                .list(PageRequest.oldest(7).after("asst_0"));

        world.sent("GET", "assistants", "limit=7&order=asc&after=asst_0");
        assertThat(page.data()).extracting(Assistant::id).containsExactly(ASSISTANT);
        assertThat(page.lastId()).isEqualTo("asst_1");
        assertThat(page.hasMore()).isTrue();
    }

    @Test
    void whatAChangeDoesNotMentionIsNotSentAndWhatItClearsIsNull() {
        world.answers(Answers.ASSISTANT);
        AssistantChange change = AssistantChange.change()
                .model("m-2")
                .name(Change.to("Maths"))
                .description(Change.clear())
                .temperature(Change.clear())
                .build();

        world.assistants().update(ASSISTANT, change);

        world.sentBody(
                "POST",
                "assistants/asst_1",
                "{\"model\":\"m-2\",\"name\":\"Maths\",\"description\":null,\"temperature\":null}");
    }

    @Test
    void anAssistantIsDeleted() {
        world.answers(Answers.deleted("asst_1", "assistant.deleted"))
                .assistants()
                .delete(ASSISTANT);

        assertThat(world.sent("DELETE", "assistants/asst_1", "").body()).isEmpty();
    }

    @Test
    void aThreadIsCreatedEmptyAndWithMessages() {
        world.answers(Answers.THREAD).threads().create(NewThread.EMPTY);
        world.sentBody("POST", "threads", "{}");

        AssistantThread made = world.answers(Answers.THREAD)
                .threads()
                .create(NewThread.of(NewMessage.user("Hi")).withMetadata(PAIRS));

        world.sentBody("POST", "threads", """
                {"messages":[{"role":"user","content":"Hi"}],"metadata":{"a":"b"}}""");
        assertThat(made.id()).isEqualTo(THREAD);
        assertThat(made.toolResources()).isNotNull();
    }

    @Test
    void aThreadIsFoundChangedAndDeleted() {
        assertThat(world.answers(Answers.THREAD).threads().find(THREAD).id()).isEqualTo(THREAD);
        world.sent("GET", "threads/thread_1", "");

        world.answers(Answers.THREAD).threads().update(THREAD, new ThreadChange(Change.clear(), Change.to(PAIRS)));
        world.sentBody("POST", "threads/thread_1", "{\"tool_resources\":null,\"metadata\":{\"a\":\"b\"}}");

        world.answers(Answers.deleted("thread_1", "thread.deleted")).threads().delete(THREAD);
        world.sent("DELETE", "threads/thread_1", "");
    }

    @Test
    void aMessageIsCreatedAndFound() {
        Message made = world.answers(Answers.MESSAGE).messages().create(THREAD, NewMessage.user("Hi"));
        world.sentBody("POST", "threads/thread_1/messages", "{\"role\":\"user\",\"content\":\"Hi\"}");
        assertThat(made.text()).isEqualTo("Oslo is cold.");
        assertThat(made.role()).isEqualTo(MessageRole.ASSISTANT);
        assertThat(made.status()).isEqualTo(MessageStatus.COMPLETED);

        Message found = world.answers(Answers.MESSAGE).messages().find(THREAD, new MessageId("msg_1"));
        world.sent("GET", "threads/thread_1/messages/msg_1", "");
        assertThat(found.runId()).isEqualTo(RUN);
    }

    @Test
    void messagesAreListedAlsoThoseOfOneRun() {
        String page = Answers.page(Answers.MESSAGE, "msg_1");

        assertThat(world.answers(page)
                        .messages()
                        .list(THREAD, PageRequest.FIRST)
                        .data())
                .hasSize(1);
        world.sent("GET", "threads/thread_1/messages", "limit=20&order=desc");

        world.answers(page).messages().list(THREAD, RUN, PageRequest.newest(1).before("msg_2"));
        world.sent("GET", "threads/thread_1/messages", "limit=1&order=desc&before=msg_2&run_id=run_1");
    }

    @Test
    void aMessageIsChangedAndDeleted() {
        world.answers(Answers.MESSAGE).messages().update(THREAD, new MessageId("msg_1"), MessageChange.metadata(PAIRS));
        world.sentBody("POST", "threads/thread_1/messages/msg_1", "{\"metadata\":{\"a\":\"b\"}}");

        world.answers(Answers.deleted("msg_1", "thread.message.deleted"))
                .messages()
                .delete(THREAD, new MessageId("msg_1"));
        world.sent("DELETE", "threads/thread_1/messages/msg_1", "");
    }

    @Test
    void threadsAreListedWhereTheFarSideDoesSo() {
        world.answers("{\"object\":\"list\",\"data\":[" + Answers.THREAD + "],\"has_more\":true}");

        Page<AssistantThread> page = world.provider.listThreads(PageRequest.newest(1));

        world.sent("GET", "threads", "limit=1&order=desc");
        assertThat(page.data()).extracting(AssistantThread::id).containsExactly(THREAD);
        assertThat(page.lastId()).isEqualTo(THREAD.value());
        assertThat(page.hasMore()).isTrue();
    }

    @Test
    void threadsAreNotListedWhereTheFarSideDoesNot() {
        world.next(Fault.error(404, "invalid_request_error", "unknown_url", "Invalid URL (GET /v1/threads)"));

        assertThatThrownBy(() -> world.provider.listThreads(PageRequest.FIRST))
                .isInstanceOf(UnsupportedCapabilityException.class)
                .hasMessageContaining("does not offer list_threads");
    }

    @Test
    void anIdIsOneSegmentOfThePathWhateverItHolds() {
        world.answers(Answers.MESSAGE).messages().find(THREAD, new MessageId("../a/b?c#d%e;f+ ü"));

        world.sent("GET", "threads/thread_1/messages/..%2Fa%2Fb%3Fc%23d%25e%3Bf%2B%20%C3%BC", "");
    }
}
