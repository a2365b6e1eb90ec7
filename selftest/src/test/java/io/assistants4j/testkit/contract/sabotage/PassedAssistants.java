package io.assistants4j.testkit.contract.sabotage;

import io.assistants4j.core.assistant.Assistant;
import io.assistants4j.core.assistant.AssistantChange;
import io.assistants4j.core.assistant.Assistants;
import io.assistants4j.core.assistant.NewAssistant;
import io.assistants4j.core.id.AssistantId;
import io.assistants4j.core.page.Page;
import io.assistants4j.core.page.PageRequest;

/** Assistants that pass everything on; saboteurs write over what they break. */
class PassedAssistants implements Assistants {
    private final Assistants real;

    PassedAssistants(Assistants real) {
        this.real = real;
    }

    @Override
    public Assistant create(NewAssistant request) {
        return real.create(request);
    }

    @Override
    public Assistant find(AssistantId id) {
        return real.find(id);
    }

    @Override
    public Page<Assistant> list(PageRequest page) {
        return real.list(page);
    }

    @Override
    public Assistant update(AssistantId id, AssistantChange change) {
        return real.update(id, change);
    }

    @Override
    public void delete(AssistantId id) {
        real.delete(id);
    }
}
