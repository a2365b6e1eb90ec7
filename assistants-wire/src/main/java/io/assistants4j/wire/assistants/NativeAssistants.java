package io.assistants4j.wire.assistants;

import io.assistants4j.core.assistant.Assistant;
import io.assistants4j.core.assistant.AssistantChange;
import io.assistants4j.core.assistant.Assistants;
import io.assistants4j.core.assistant.NewAssistant;
import io.assistants4j.core.id.AssistantId;
import io.assistants4j.core.page.Page;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.wire.http.Segment;

/** The port of assistants, call by call. */
final class NativeAssistants implements Assistants {
    private final FarSide far;
    private final AssistantsRoutes routes;

    NativeAssistants(FarSide far, AssistantsRoutes routes) {
        this.far = far;
        this.routes = routes;
    }

    @Override
    public Assistant create(NewAssistant request) {
        far.needs().check(request);
        return far.ask(Action.CREATE_ASSISTANT, routes.create(far.body(request)), Assistant.class);
    }

    @Override
    public Assistant find(AssistantId id) {
        return far.ask(Action.FIND_ASSISTANT, routes.find(Segment.of(id.value())), Assistant.class);
    }

    @Override
    public Page<Assistant> list(PageRequest page) {
        return new Listing<>(
                        Action.LIST_ASSISTANTS,
                        Assistant.class,
                        assistant -> assistant.id().value(),
                        Assistant::createdAt)
                .page(far, page, routes::list);
    }

    @Override
    public Assistant update(AssistantId id, AssistantChange change) {
        far.needs().check(change);
        return far.ask(
                Action.UPDATE_ASSISTANT, routes.update(Segment.of(id.value()), far.body(change)), Assistant.class);
    }

    @Override
    public void delete(AssistantId id) {
        far.askToDelete(Action.DELETE_ASSISTANT, routes.delete(Segment.of(id.value())));
    }
}
