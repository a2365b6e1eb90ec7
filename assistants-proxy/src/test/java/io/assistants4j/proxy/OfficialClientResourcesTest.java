package io.assistants4j.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.openai.core.JsonValue;
import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.models.beta.assistants.Assistant;
import com.openai.models.beta.assistants.AssistantCreateParams;
import com.openai.models.beta.assistants.AssistantListParams;
import com.openai.models.beta.assistants.AssistantUpdateParams;
import com.openai.models.beta.assistants.CodeInterpreterTool;
import com.openai.models.beta.threads.ThreadUpdateParams;
import com.openai.models.beta.threads.messages.Message;
import com.openai.models.beta.threads.messages.MessageCreateParams;
import com.openai.models.beta.threads.messages.MessageDeleteParams;
import com.openai.models.beta.threads.messages.MessageListParams;
import com.openai.models.beta.threads.messages.MessageRetrieveParams;
import com.openai.models.beta.threads.messages.MessageUpdateParams;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The official Java client on assistants, threads and messages. */
@SuppressWarnings("deprecation") // The client marks the whole API we serve as deprecated.
@Timeout(60)
class OfficialClientResourcesTest {
    private final OfficialClient client = OfficialClient.asked();

    @AfterEach
    void stop() {
        client.close();
    }

    @Test
    void anAssistantIsCreatedReadChangedAndDeleted() {
        String id = client.assistant(AssistantCreateParams.builder()
                .model("gpt-4o")
                .name("Guide")
                .instructions("Be brief.")
                .temperature(0.5)
                .addTool(CodeInterpreterTool.builder().build()));

        Assistant read = client.assistants().retrieve(id).validate();
        Assistant changed = client.assistants()
                .update(id, AssistantUpdateParams.builder().name("Leader").build())
                .validate();

        assertThat(read.name()).hasValue("Guide");
        assertThat(changed.name()).hasValue("Leader");
        assertThat(changed.instructions()).hasValue("Be brief.");
        assertThat(client.assistants().delete(id).validate().deleted()).isTrue();
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> client.assistants().retrieve(id))
                .withMessageContaining(id);
    }

    @Test
    void theAutoPagerEnds() {
        List<String> created = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            created.add(0, client.assistant(AssistantCreateParams.builder().model("gpt-4o")));
        }

        var pager = client.assistants()
                .list(AssistantListParams.builder().limit(2).build())
                .autoPager();

        assertThat(pager.stream().map(found -> found.validate().id())).containsExactlyElementsOf(created);
    }

    @Test
    void aThreadIsCreatedReadChangedAndDeleted() {
        String id = client.threads().create().validate().id();
        var tagged = ThreadUpdateParams.Metadata.builder()
                .putAdditionalProperty("user", JsonValue.from("ada"))
                .build();

        client.threads()
                .update(id, ThreadUpdateParams.builder().metadata(tagged).build())
                .validate();

        var metadata = client.threads().retrieve(id).validate().metadata().orElseThrow();
        assertThat(metadata._additionalProperties()).containsEntry("user", JsonValue.from("ada"));
        assertThat(client.threads().delete(id).validate().deleted()).isTrue();
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> client.threads().retrieve(id));
    }

    @Test
    void aMessageIsCreatedReadChangedListedAndDeleted() {
        String thread = client.thread("First");
        String id = client.messages()
                .create(
                        thread,
                        MessageCreateParams.builder()
                                .role(MessageCreateParams.Role.ASSISTANT)
                                .content("Second")
                                .build())
                .validate()
                .id();
        var tagged = MessageUpdateParams.Metadata.builder()
                .putAdditionalProperty("mood", JsonValue.from("calm"))
                .build();

        client.messages()
                .update(
                        id,
                        MessageUpdateParams.builder()
                                .threadId(thread)
                                .metadata(tagged)
                                .build())
                .validate();
        Message read = client.messages()
                .retrieve(id, MessageRetrieveParams.builder().threadId(thread).build())
                .validate();

        assertThat(read.metadata().orElseThrow()._additionalProperties()).containsEntry("mood", JsonValue.from("calm"));
        assertThat(texts(thread)).containsExactly("First", "Second");
        assertThat(client.messages()
                        .delete(
                                id,
                                MessageDeleteParams.builder().threadId(thread).build())
                        .validate()
                        .deleted())
                .isTrue();
        assertThat(texts(thread)).containsExactly("First");
    }

    @Test
    void aWrongValueIsABadRequestThatNamesIt() {
        AssistantCreateParams hot =
                AssistantCreateParams.builder().model("gpt-4o").temperature(9).build();

        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> client.assistants().create(hot))
                .satisfies(refused -> assertThat(refused.param()).hasValue("temperature"));
    }

    private List<String> texts(String thread) {
        var oldestFirst = MessageListParams.builder()
                .order(MessageListParams.Order.ASC)
                .limit(1)
                .build();
        return client.messages().list(thread, oldestFirst).autoPager().stream()
                .map(message ->
                        message.validate().content().get(0).asText().text().value())
                .toList();
    }
}
