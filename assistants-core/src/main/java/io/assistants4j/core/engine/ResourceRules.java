package io.assistants4j.core.engine;

import io.assistants4j.core.error.UnsupportedCapabilityException;
import io.assistants4j.core.tool.ToolResources;
import org.jspecify.annotations.Nullable;

/** What an engine without a file store cannot promise, so that nothing is taken and then forgotten. */
final class ResourceRules {
    private ResourceRules() {}

    static void refuseSeeds(@Nullable ToolResources resources) {
        if (resources != null
                && resources.fileSearch() != null
                && resources.fileSearch().vectorStores() != null) {
            throw new UnsupportedCapabilityException(
                    "Making vector stores on the way is not supported by this provider.",
                    "tool_resources.file_search.vector_stores");
        }
    }
}
