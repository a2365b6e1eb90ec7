package io.assistants4j.astra;

import io.assistants4j.core.assistant.Assistant;
import io.assistants4j.core.assistant.AssistantChange;
import io.assistants4j.core.assistant.Assistants;
import io.assistants4j.core.assistant.NewAssistant;
import io.assistants4j.core.id.AssistantId;
import io.assistants4j.core.page.Page;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.value.Change;
import io.assistants4j.core.value.Metadata;

/** The port of assistants. Who is not there is neither changed nor deleted: the server would keep half a row, or say it did. */
final class AstraAssistants implements Assistants {
    private final Assistants far;
    private final Refusals refusals;

    AstraAssistants(Assistants far, Refusals refusals) {
        this.far = far;
        this.refusals = refusals;
    }

    @Override
    public Assistant create(NewAssistant request) {
        refusals.check(request);
        return far.create(request);
    }

    @Override
    public Assistant find(AssistantId id) {
        return Named.orMissing("assistant", id.value(), () -> far.find(id));
    }

    @Override
    public Page<Assistant> list(PageRequest page) {
        return far.list(page);
    }

    @Override
    public Assistant update(AssistantId id, AssistantChange change) {
        refusals.check(change);
        Assistant unused = find(id);
        return far.update(id, withoutNulls(change));
    }

    @Override
    public void delete(AssistantId id) {
        Assistant unused = find(id);
        far.delete(id);
    }

    /** A null changes nothing; no pairs are told as such. */
    private static AssistantChange withoutNulls(AssistantChange change) {
        return new AssistantChange(
                change.model(),
                change.name(),
                change.description(),
                change.instructions(),
                change.tools(),
                change.toolResources(),
                pairs(change.metadata()),
                change.temperature(),
                change.topP(),
                change.responseFormat(),
                Change.keep());
    }

    static Change<Metadata> pairs(Change<Metadata> change) {
        return change instanceof Change.Clear ? Change.to(Metadata.NONE) : change;
    }
}
