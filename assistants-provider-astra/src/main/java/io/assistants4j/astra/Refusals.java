package io.assistants4j.astra;

import io.assistants4j.core.assistant.AssistantChange;
import io.assistants4j.core.assistant.NewAssistant;
import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.core.error.UnsupportedCapabilityException;
import io.assistants4j.core.provider.Capabilities;
import io.assistants4j.core.provider.Needs;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.TruncationStrategy;
import io.assistants4j.core.thread.NewContentPart;
import io.assistants4j.core.thread.NewMessage;
import io.assistants4j.core.tool.Tool;
import io.assistants4j.core.tool.ToolResources;
import io.assistants4j.core.value.Change;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is refused before it is sent: the server would lose it without a word, fall over, or keep a row that spoils its lists for
 * good.
 */
final class Refusals {
    private final Needs needs;

    Refusals(Capabilities capabilities) {
        this.needs = new Needs(capabilities);
    }

    void check(NewAssistant request) {
        needs.check(request);
        refuse(
                request.reasoningEffort() != null,
                "reasoning_effort",
                "keeps none with an assistant: say it with the run");
        checkStores(request.toolResources());
    }

    void check(AssistantChange change) {
        needs.check(change);
        refuseClearing("name", change.name());
        refuseClearing("description", change.description());
        refuseClearing("instructions", change.instructions());
        refuseClearing("tool_resources", change.toolResources());
        refuseClearing("temperature", change.temperature());
        refuseClearing("top_p", change.topP());
        refuseClearing("response_format", change.responseFormat());
        refuse(
                change.reasoningEffort() instanceof Change.To,
                "reasoning_effort",
                "keeps none with an assistant: say it with the run");
        checkStores(change.toolResources().apply(null));
    }

    /** Messages that stand at this path, which ends in a dot where it is not empty. */
    void check(String path, NewMessage request) {
        if (request.content().size() != 1 || !(request.content().get(0) instanceof NewContentPart.Text)) {
            needs.check(request);
            throw unsupported(path + "content", "takes messages of one text");
        }
    }

    void checkAll(String path, List<NewMessage> messages) {
        needs.checkMessages(path, messages);
        for (int i = 0; i < messages.size(); i++) {
            check(path + "[" + i + "].", messages.get(i));
        }
    }

    /** Files for the tools of a thread or a run. */
    void checkNoResources(@Nullable ToolResources resources) {
        refuse(resources != null, "tool_resources", "searches the files of assistants alone");
    }

    /**
     * A run.
     *
     * @param tools those it will have
     */
    void check(NewRun request, List<Tool> tools) {
        needs.check(request);
        needs.checkTools("tools", tools);
        checkAll("additional_messages", request.additionalMessages());
        refuse(
                Boolean.FALSE.equals(request.parallelToolCalls()),
                "parallel_tool_calls",
                "cannot keep a model from calling several functions at once");
        refuse(
                request.truncationStrategy() != null
                        && !request.truncationStrategy().equals(TruncationStrategy.AUTO),
                "truncation_strategy",
                "shows models the whole thread");
        refuse(
                tools.stream().anyMatch(Tool.Function.class::isInstance)
                        && tools.stream().anyMatch(Tool.FileSearch.class::isInstance),
                "tools",
                "ends a run that searches files while it waits for the outputs of functions");
    }

    /** What stands for what cannot be searched: a store has to be made of files. */
    private static void checkStores(@Nullable ToolResources resources) {
        if (resources == null
                || resources.fileSearch() == null
                || resources.fileSearch().vectorStores() == null) {
            return;
        }
        if (resources.fileSearch().vectorStores().stream()
                .anyMatch(store -> store.fileIds().isEmpty())) {
            throw new InvalidRequestException(
                    "Astra makes no vector store without files.",
                    "tool_resources.file_search.vector_stores[0].file_ids",
                    "missing_required_parameter");
        }
    }

    private static void refuseClearing(String field, Change<?> change) {
        refuse(change instanceof Change.Clear, field, "cannot empty a field");
    }

    private static void refuse(boolean wanted, String field, String reason) {
        if (wanted) {
            throw unsupported(field, reason);
        }
    }

    private static UnsupportedCapabilityException unsupported(String field, String reason) {
        return new UnsupportedCapabilityException("Invalid '" + field + "': Astra " + reason + ".", field);
    }
}
