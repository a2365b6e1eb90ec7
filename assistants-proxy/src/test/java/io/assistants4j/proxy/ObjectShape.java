package io.assistants4j.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.testkit.json.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The members an object of the API has in every answer, by the tag it bears: clients throw on some that are missing.
 *
 * @param present members that are there and not null
 * @param nullable members that are there, if only as null
 */
record ObjectShape(Set<String> present, Set<String> nullable) {
    private static final Set<String> TIMES = Set.of(
            "created_at",
            "completed_at",
            "incomplete_at",
            "expires_at",
            "started_at",
            "cancelled_at",
            "failed_at",
            "expired_at");

    private static final Map<String, ObjectShape> SHAPES = Map.of(
            "assistant",
            shape(
                    "id object created_at model tools metadata",
                    "name description instructions tool_resources temperature top_p response_format"),
            "thread",
            shape("id object created_at metadata", "tool_resources"),
            "thread.message",
            shape(
                    "id object created_at thread_id status role content attachments metadata",
                    "incomplete_details completed_at incomplete_at assistant_id run_id"),
            "thread.run",
            shape(
                    "id object created_at thread_id assistant_id status model instructions tools metadata"
                            + " parallel_tool_calls truncation_strategy tool_choice response_format temperature top_p",
                    "required_action last_error expires_at started_at cancelled_at failed_at completed_at"
                            + " incomplete_details usage max_prompt_tokens max_completion_tokens"),
            "thread.run.step",
            shape(
                    "id object created_at assistant_id thread_id run_id type status step_details metadata",
                    "last_error expired_at cancelled_at failed_at completed_at usage"),
            "list",
            shape("object data has_more", "first_id last_id"),
            "thread.message.delta",
            shape("id object delta", ""),
            "thread.run.step.delta",
            shape("id object delta", ""),
            "deletion",
            shape("id object deleted", ""));

    private static ObjectShape shape(String present, String nullable) {
        return new ObjectShape(words(present), words(nullable));
    }

    private static Set<String> words(String text) {
        return Stream.of(text.split(" ")).filter(word -> !word.isEmpty()).collect(Collectors.toSet());
    }

    /** Holds an object, and the objects of a list, to the shape of its tag; the tag. */
    static String check(Json object) {
        String tag = object.at("object").text().orElse("none");
        ObjectShape shape = SHAPES.get(tag.endsWith(".deleted") ? "deletion" : tag);
        assertThat(shape).as("the tag of %s", object).isNotNull();
        shape.check(tag, object);
        object.at("data").elements().forEach(ObjectShape::check);
        return tag;
    }

    private void check(String tag, Json object) {
        List<String> missing = Stream.concat(present.stream(), nullable.stream())
                .filter(name -> !object.at(name).exists())
                .toList();
        assertThat(missing).as("missing in %s", object).isEmpty();
        List<String> empty =
                present.stream().filter(name -> object.at(name).isAbsent()).toList();
        assertThat(empty).as("null in the %s %s", tag, object).isEmpty();
        object.members().forEach((name, value) -> {
            if (TIMES.contains(name) && !value.isAbsent()) {
                assertThat(value.number().map(BigDecimal::scale)).as(name).hasValue(0);
            }
        });
    }
}
