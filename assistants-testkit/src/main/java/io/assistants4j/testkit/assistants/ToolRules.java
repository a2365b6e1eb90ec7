package io.assistants4j.testkit.assistants;

import io.assistants4j.testkit.internal.Fields;
import io.assistants4j.testkit.internal.Refused;
import io.assistants4j.testkit.json.Json;
import java.util.Set;
import java.util.regex.Pattern;

/** What the real service checks of tools and of what they work on. Members nobody knows are let through in them. */
final class ToolRules {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,64}");
    private static final Set<String> TOOLS = Set.of("code_interpreter", "file_search", "function");
    private static final Set<String> SEARCH = Set.of("code_interpreter", "file_search");
    private static final int MOST_RESULTS = 50;
    private static final int MOST_FILES = 20;
    private static final int LONGEST = 256_000;

    private ToolRules() {}

    static void tool(Json tool, String path) {
        Fields fields = Fields.at(tool, path).required("type").word("type", TOOLS);
        if (tool.at("type").text().orElse("").equals("function")) {
            fields.required("function");
            function(tool.at("function"), path + ".function");
        }
        fields.with("file_search", ToolRules::search);
    }

    /** A tool that attached files are for. */
    static void attached(Json tool, String path) {
        Fields.at(tool, path).required("type").word("type", SEARCH);
    }

    static void name(Json name, String path) {
        if (!NAME.matcher(name.text().orElse("")).matches()) {
            throw Refused.value(
                    path, "Invalid '" + path + "': string does not match pattern. Expected '^" + NAME + "$'.");
        }
    }

    /** What tools work on, where stores can be made in passing. */
    static void newResources(Json resources, String path) {
        Json search = resources.at("file_search");
        resources(resources, path);
        if (!search.at("vector_stores").isAbsent()) {
            if (!search.at("vector_store_ids").isAbsent()) {
                throw Refused.value(
                        path + ".file_search.vector_stores",
                        "'vector_stores' and 'vector_store_ids' are mutually exclusive.");
            }
            Fields.at(search, path + ".file_search").each("vector_stores", 1, Fields::at);
        }
    }

    static void resources(Json resources, String path) {
        Fields.at(resources, path)
                .known(SEARCH)
                .with(
                        "code_interpreter",
                        (code, at) -> Fields.at(code, at)
                                .known(Set.of("file_ids"))
                                .each("file_ids", MOST_FILES, ToolRules::id))
                .with(
                        "file_search",
                        (search, at) -> Fields.at(search, at)
                                .known(Set.of("vector_store_ids", "vector_stores"))
                                .each("vector_store_ids", 1, ToolRules::id));
    }

    private static void function(Json function, String path) {
        Fields fields = Fields.at(function, path)
                .required("name")
                .text("description", LONGEST)
                .bool("strict");
        name(function.at("name"), path + ".name");
        fields.with("parameters", (parameters, at) -> Fields.at(parameters, at));
    }

    private static void search(Json search, String path) {
        Fields.at(search, path)
                .atLeast("max_num_results", 1)
                .upTo("max_num_results", MOST_RESULTS)
                .with(
                        "ranking_options",
                        (options, at) -> Fields.at(options, at)
                                .required("score_threshold")
                                .upTo("score_threshold", 1)
                                .word("ranker", Set.of("auto", "default_2024_08_21")));
    }

    private static void id(Json id, String path) {
        if (id.text().isEmpty()) {
            throw Refused.type(path, "a string");
        }
    }
}
