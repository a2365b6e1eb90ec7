package io.assistants4j.proxy.resource;

import io.assistants4j.core.assistant.Assistant;
import io.assistants4j.core.assistant.AssistantChange;
import io.assistants4j.core.assistant.NewAssistant;
import io.assistants4j.core.id.AssistantId;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.proxy.http.Answer;
import io.assistants4j.proxy.http.Call;
import io.assistants4j.proxy.http.Router;
import io.assistants4j.proxy.routing.Route;
import io.assistants4j.proxy.routing.Routing;
import java.util.List;

/** {@code /assistants}. */
final class AssistantsResource {
    private static final String ALL = "/assistants";
    private static final String ONE = ALL + "/{assistant_id}";

    private final Routing routing;

    AssistantsResource(Routing routing) {
        this.routing = routing;
    }

    void addTo(Router router) {
        router.on("POST", ALL, this::create)
                .on("GET", ALL, this::list)
                .on("GET", ONE, this::find)
                .on("POST", ONE, this::update)
                .on("DELETE", ONE, this::delete);
    }

    private Answer create(Call call) {
        NewAssistant request = call.body(NewAssistant.class);
        call.caller().require(request.model());
        Route route = routing.newAssistant(call);
        Assistant assistant = route.ask(to -> to.assistants().create(request));
        route.keepsAssistants(List.of(assistant.id()));
        return Answer.json(assistant);
    }

    private Answer list(Call call) {
        PageRequest request = call.query().page();
        return Answer.json(routing.anew(call).assistants(request));
    }

    private Answer find(Call call) {
        AssistantId id = id(call);
        return Answer.json(routing.assistant(call, id).ask(to -> to.assistants().find(id)));
    }

    private Answer update(Call call) {
        AssistantId id = id(call);
        AssistantChange change = call.body(AssistantChange.class);
        call.caller().require(change.model().apply(null));
        return Answer.json(routing.assistant(call, id).ask(to -> to.assistants().update(id, change)));
    }

    private Answer delete(Call call) {
        AssistantId id = id(call);
        routing.assistant(call, id).delete(id);
        return Answer.deleted(id.value(), "assistant");
    }

    private static AssistantId id(Call call) {
        return new AssistantId(call.path("assistant_id"));
    }
}
