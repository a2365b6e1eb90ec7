package io.assistants4j.testkit.assistants;

import io.assistants4j.testkit.http.Answer;
import io.assistants4j.testkit.json.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The operations on assistants. */
final class AssistantsResource {
    private final World world;

    AssistantsResource(World world) {
        this.world = world;
    }

    Answer create(Call call) {
        ResourceRules.newAssistant(call.body());
        Map<String, @Nullable Object> tree = AssistantTrees.of(world, call.body());
        world.assistants().add(String.valueOf(tree.get("id")), tree);
        return Answer.json(200, tree);
    }

    Answer find(Call call) {
        return Answer.json(200, world.assistants().find(call.id()));
    }

    Answer list(Call call) {
        return world.assistants().page(Page.of(call.request()), tree -> true, tree -> tree);
    }

    Answer update(Call call) {
        Map<String, @Nullable Object> tree = world.assistants().find(call.id());
        ResourceRules.assistantChange(call.body());
        AssistantTrees.change(tree, call.body(), world);
        return Answer.json(200, tree);
    }

    Answer delete(Call call) {
        world.assistants().find(call.id());
        world.assistants().delete(call.id());
        return deleted(call.id(), "assistant.deleted");
    }

    static Answer deleted(String id, String object) {
        return Answer.json(200, Json.object("id", id, "object", object, "deleted", true));
    }
}
