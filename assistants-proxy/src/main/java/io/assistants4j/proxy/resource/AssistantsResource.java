package io.assistants4j.proxy.resource;

import io.assistants4j.core.assistant.AssistantChange;
import io.assistants4j.core.assistant.Assistants;
import io.assistants4j.core.assistant.NewAssistant;
import io.assistants4j.core.id.AssistantId;
import io.assistants4j.proxy.http.Answer;
import io.assistants4j.proxy.http.Call;
import io.assistants4j.proxy.http.Router;

/** {@code /assistants}. */
final class AssistantsResource {
    private static final String ALL = "/assistants";
    private static final String ONE = ALL + "/{assistant_id}";

    private final Assistants assistants;

    AssistantsResource(Assistants assistants) {
        this.assistants = assistants;
    }

    void addTo(Router router) {
        router.on("POST", ALL, call -> Answer.json(assistants.create(call.body(NewAssistant.class))))
                .on("GET", ALL, call -> Answer.json(assistants.list(call.query().page())))
                .on("GET", ONE, call -> Answer.json(assistants.find(id(call))))
                .on("POST", ONE, call -> Answer.json(assistants.update(id(call), call.body(AssistantChange.class))))
                .on("DELETE", ONE, this::delete);
    }

    private Answer delete(Call call) {
        assistants.delete(id(call));
        return Answer.deleted(id(call).value(), "assistant");
    }

    private static AssistantId id(Call call) {
        return new AssistantId(call.path("assistant_id"));
    }
}
