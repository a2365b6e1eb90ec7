package io.assistants4j.testkit.contract;

import io.assistants4j.core.assistant.ResponseFormat;
import io.assistants4j.core.tool.FunctionDefinition;
import io.assistants4j.core.tool.Tool;
import io.assistants4j.core.value.Extensions;
import io.assistants4j.core.value.Metadata;
import io.assistants4j.core.value.RawJson;
import io.assistants4j.testkit.json.Json;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values that several requirements ask for. */
final class Samples {
    static final Duration A_WHILE = Duration.ofHours(1);

    /** Answers as JSON of any shape. */
    static final ResponseFormat JSON = new ResponseFormat.JsonObject(Extensions.NONE);

    /** How many bytes the outputs of a submission may have together. */
    static final int MOST_OUTPUT = 512 * 1024;
    /** Arguments as no writer of JSON would write them. */
    static final String ODD_ARGUMENTS = "{ \"city\" :\t\"\\u00d3slo, 日本\" ,\n \"n\":1.50, \"n\":2 }";

    private static final int PAIRS = 16;
    private static final int KEY = 64;
    private static final int VALUE = 512;
    private static final String SCRIPTS =
            "Grüße, Ελλάδα, 日本語, עברית, \uD83D\uDE00 \"quoted\"\n\ttabbed \\ slashed / \u2028. ";
    private static final int LONG = 256_000;

    private Samples() {}

    /** A function with a schema. */
    static Tool function(String name) {
        return Tool.function(
                name,
                "Does " + name + ".",
                new RawJson("{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"}}}"));
    }

    /** Functions as texts to compare, whatever the layout of their schemas. */
    static List<String> functions(List<Tool> tools) {
        return tools.stream().map(Samples::text).toList();
    }

    /** As many and as long pairs as are allowed. */
    static Metadata greatestMetadata() {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (int i = 0; i < PAIRS; i++) {
            String digit = Integer.toHexString(i);
            pairs.put(digit.repeat(KEY), digit.repeat(VALUE));
        }
        return new Metadata(pairs);
    }

    /** A text of the greatest length allowed, in several scripts. */
    static String longText() {
        String text = SCRIPTS.repeat(LONG / SCRIPTS.length());
        return text + "x".repeat(LONG - text.length());
    }

    /** A short text in several scripts. */
    static String anyScript() {
        return SCRIPTS;
    }

    private static String text(Tool tool) {
        if (!(tool instanceof Tool.Function function)) {
            return tool.toString();
        }
        FunctionDefinition definition = function.function();
        RawJson parameters = definition.parameters();
        return definition.name() + " " + definition.description() + " "
                + (parameters == null ? "" : Json.parse(parameters.json()));
    }
}
