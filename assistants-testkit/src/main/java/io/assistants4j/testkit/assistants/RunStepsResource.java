package io.assistants4j.testkit.assistants;

import io.assistants4j.testkit.http.Answer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The operations on the steps of runs. */
final class RunStepsResource {
    private final World world;

    RunStepsResource(World world) {
        this.world = world;
    }

    Answer find(Call call) {
        return Answer.json(200, shown(call, steps(call).find(call.last())));
    }

    Answer list(Call call) {
        return steps(call).page(Page.of(call.request()), tree -> true, tree -> shown(call, tree));
    }

    private Shelf<Map<String, @Nullable Object>> steps(Call call) {
        return world.threads().find(call.id()).runs().find(call.ids().get(1)).steps();
    }

    private static Map<String, @Nullable Object> shown(Call call, Map<String, @Nullable Object> tree) {
        return call.includesContent() ? tree : StepTrees.withoutContent(tree);
    }
}
