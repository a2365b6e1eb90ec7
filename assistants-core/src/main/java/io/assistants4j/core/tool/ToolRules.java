package io.assistants4j.core.tool;

import io.assistants4j.core.internal.Require;
import io.assistants4j.core.value.RawJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The limits the Assistants API sets to tools in requests; what is read is never held to them. */
public final class ToolRules {
    private static final int MAX_RESULTS = 50;
    private static final int MAX_FILES = 20;
    private static final int MAX_DESCRIPTION = 1_024;
    private static final List<String> RANKERS = List.of("auto", "default_2024_08_21");

    private ToolRules() {}

    /**
     * Refuses more tools than allowed, unknown ones and ones with bad settings.
     *
     * @throws io.assistants4j.core.error.InvalidRequestException naming the field, such as {@code tools[0].function.name}
     */
    public static void checkTools(List<Tool> tools, int max) {
        Require.atMost("tools", tools, max);
        for (int i = 0; i < tools.size(); i++) {
            checkTool("tools[" + i + "]", tools.get(i));
        }
    }

    /**
     * Refuses tools that no file can be handed to.
     *
     * @param path where they stand in the request
     * @throws io.assistants4j.core.error.InvalidRequestException naming the tool, such as {@code attachments[0].tools[1].type}
     */
    public static void checkAttached(String path, List<Tool> tools) {
        for (int i = 0; i < tools.size(); i++) {
            Tool tool = tools.get(i);
            if (!(tool instanceof Tool.CodeInterpreter) && !(tool instanceof Tool.FileSearch)) {
                String type = tool instanceof Tool.Unrecognized unknown ? unknown.type() : "function";
                throw Require.invalid(
                        path + "[" + i + "].type",
                        "invalid_value",
                        "'" + type + "'. Supported values are: 'code_interpreter' and 'file_search'.");
            }
        }
    }

    /**
     * Refuses more files or vector stores than allowed.
     *
     * @throws io.assistants4j.core.error.InvalidRequestException naming the field
     */
    public static void checkResources(@Nullable ToolResources resources) {
        if (resources == null) {
            return;
        }
        if (resources.codeInterpreter() != null) {
            Require.atMost(
                    "tool_resources.code_interpreter.file_ids",
                    resources.codeInterpreter().fileIds(),
                    MAX_FILES);
        }
        if (resources.fileSearch() != null) {
            Require.atMost(
                    "tool_resources.file_search.vector_store_ids",
                    resources.fileSearch().vectorStoreIds(),
                    1);
            Require.atMost(
                    "tool_resources.file_search.vector_stores",
                    resources.fileSearch().vectorStores(),
                    1);
            if (resources.fileSearch().vectorStores() != null
                    && !resources.fileSearch().vectorStoreIds().isEmpty()) {
                throw Require.invalid(
                        "tool_resources.file_search.vector_stores",
                        "invalid_value",
                        "'vector_stores' and 'vector_store_ids' are mutually exclusive.");
            }
        }
    }

    /**
     * Refuses a choice this version cannot carry out.
     *
     * @throws io.assistants4j.core.error.InvalidRequestException naming {@code tool_choice}
     */
    public static void checkChoice(@Nullable ToolChoice choice) {
        if (choice instanceof ToolChoice.Unrecognized unknown) {
            throw Require.invalid("tool_choice.type", "invalid_value", "'" + unknown.type() + "' is not known.");
        }
        if (choice instanceof ToolChoice.Mode mode
                && !List.of(ToolChoice.NONE, ToolChoice.AUTO, ToolChoice.REQUIRED)
                        .contains(mode)) {
            throw Require.invalid(
                    "tool_choice",
                    "invalid_value",
                    "'" + mode.value() + "'. Supported values are: 'none', 'auto', and 'required'.");
        }
        if (choice instanceof ToolChoice.Function function) {
            Require.name("tool_choice.function.name", function.function().name());
        }
    }

    private static void checkTool(String path, Tool tool) {
        if (tool instanceof Tool.Unrecognized unknown) {
            throw Require.invalid(
                    path + ".type",
                    "invalid_value",
                    "'" + unknown.type()
                            + "'. Supported values are: 'code_interpreter', 'file_search', and 'function'.");
        }
        if (tool instanceof Tool.Function function) {
            checkFunction(path + ".function", function.function());
        }
        if (tool instanceof Tool.FileSearch search && search.fileSearch() != null) {
            FileSearchOptions options = search.fileSearch();
            Require.within(path + ".file_search.max_num_results", options.maxNumResults(), 1, MAX_RESULTS);
            if (options.rankingOptions() != null) {
                checkRanking(path + ".file_search.ranking_options", options.rankingOptions());
            }
        }
    }

    private static void checkFunction(String path, FunctionDefinition function) {
        Require.name(path + ".name", function.name());
        Require.atMost(path + ".description", function.description(), MAX_DESCRIPTION);
        RawJson parameters = function.parameters();
        Require.wholeCharacters(path + ".parameters", parameters == null ? null : parameters.json());
        if (parameters != null && !parameters.json().stripLeading().startsWith("{")) {
            throw Require.invalid(path + ".parameters", "invalid_type", "expected an object, a JSON Schema.");
        }
    }

    private static void checkRanking(String path, RankingOptions ranking) {
        Require.oneOf(path + ".ranker", ranking.ranker(), RANKERS);
        Require.present(path + ".score_threshold", ranking.scoreThreshold());
        Require.within(path + ".score_threshold", ranking.scoreThreshold(), 0, 1);
    }
}
