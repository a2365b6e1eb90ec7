package io.assistants4j.testkit.assistants;

import io.assistants4j.testkit.http.Answer;
import io.assistants4j.testkit.json.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The operations on threads. */
final class ThreadsResource {
    private final World world;

    ThreadsResource(World world) {
        this.world = world;
    }

    Answer create(Call call) {
        ResourceRules.newThread(call.body());
        return Answer.json(200, create(call.body()).tree());
    }

    /** A new thread as it was checked before. */
    Conversation create(Json request) {
        String id = world.newId(Kind.THREAD);
        Conversation thread = Conversation.of(
                id,
                Json.object(
                        "id",
                        id,
                        "object",
                        "thread",
                        "created_at",
                        world.now(),
                        "tool_resources",
                        Map.of(),
                        "metadata",
                        Map.of()));
        change(thread.tree(), request);
        request.at("messages").elements().forEach(message -> thread.add(MessageTrees.of(world, id, message)));
        world.threads().add(id, thread);
        return thread;
    }

    Answer find(Call call) {
        return Answer.json(200, world.threads().find(call.id()).tree());
    }

    Answer update(Call call) {
        Conversation thread = world.threads().find(call.id());
        ResourceRules.threadChange(call.body());
        change(thread.tree(), call.body());
        return Answer.json(200, thread.tree());
    }

    /** An active run is cancelled first. */
    Answer delete(Call call) {
        Conversation thread = world.threads().find(call.id());
        thread.active().ifPresent(run -> run.stop(Ending.CANCELLED));
        world.threads().delete(call.id());
        return AssistantsResource.deleted(call.id(), "thread.deleted");
    }

    private void change(Map<String, @Nullable Object> tree, Json request) {
        if (request.at("metadata").exists()) {
            tree.put("metadata", MessageTrees.or(request.at("metadata"), Map.of()));
        }
        Json resources = request.at("tool_resources");
        if (resources.exists()) {
            tree.put("tool_resources", resources.isAbsent() ? Map.of() : Resources.shown(world, resources));
        }
    }
}
