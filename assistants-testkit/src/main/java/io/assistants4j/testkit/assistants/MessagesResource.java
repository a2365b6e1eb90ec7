package io.assistants4j.testkit.assistants;

import io.assistants4j.testkit.http.Answer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The operations on messages. */
final class MessagesResource {
    private final World world;

    MessagesResource(World world) {
        this.world = world;
    }

    Answer create(Call call) {
        Conversation thread = thread(call);
        MessageRules.check(call.body());
        thread.checkOpenForMessages();
        Map<String, @Nullable Object> tree = MessageTrees.of(world, thread.id(), call.body());
        thread.add(tree);
        return Answer.json(200, tree);
    }

    Answer find(Call call) {
        return Answer.json(200, thread(call).messages().find(call.last()));
    }

    Answer list(Call call) {
        List<String> runs = call.request().parameters("run_id");
        return thread(call)
                .messages()
                .page(
                        Page.of(call.request()),
                        tree -> runs.isEmpty() || Objects.equals(tree.get("run_id"), runs.get(0)),
                        tree -> tree);
    }

    Answer update(Call call) {
        Map<String, @Nullable Object> tree = thread(call).messages().find(call.last());
        ResourceRules.metadataChange(call.body());
        if (call.body().at("metadata").exists()) {
            tree.put("metadata", MessageTrees.or(call.body().at("metadata"), Map.of()));
        }
        return Answer.json(200, tree);
    }

    Answer delete(Call call) {
        Conversation thread = thread(call);
        thread.messages().find(call.last());
        thread.messages().delete(call.last());
        return AssistantsResource.deleted(call.last(), "thread.message.deleted");
    }

    private Conversation thread(Call call) {
        return world.threads().find(call.id());
    }
}
