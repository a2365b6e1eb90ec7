package io.assistants4j.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.assistants4j.core.value.RawJson;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonTest {

    @Test
    void readsObjectsArraysAndTexts() {
        Object value = Json.read(" {\"a\" : [ \"x\", [], {} ], \"b\":{\"c\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\"} } ");

        assertThat(value)
                .isEqualTo(Map.of("a", List.of("x", List.of(), Map.of()), "b", Map.of("c", "\"\\/\b\f\n\r\t\u00e9")));
    }

    @Test
    void otherValuesAreNothing() {
        assertThat((List<?>) Json.read("[1, -2.5e+3, true, false, null]"))
                .hasSize(5)
                .containsOnlyNulls();
        assertThat(Json.read("7")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[",
                "[1",
                "[1,",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":1",
                "{a:1}",
                "{\"a\" 1}",
                "[1 2]",
                "\"",
                "\"\\",
                "\"\\u12\"",
                "\"\\uxyzw\"",
                "\"\\q\"",
                "1 2",
                "}",
                ",",
                "[,]",
                "{,}",
                "#"
            })
    void refusesWhatIsNotJson(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Json.read(text));
    }

    @Test
    void refusesWhatIsNestedTooDeep() {
        assertThatIllegalArgumentException().isThrownBy(() -> Json.read("[".repeat(100_000)));
    }

    @Test
    void whatItQuotesItReadsAgain() {
        String text = "a\"b\\c\n\r\t\u0001\u00e9\ud83e\udd37\ud83e";

        assertThat(Json.read(Json.quote(text))).isEqualTo(text);
        assertThat(Json.quote("a\nb\"")).isEqualTo("\"a\\nb\\\"\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"properties\":",
                "[]",
                "7",
                "{}",
                "{\"properties\":[]}",
                "{\"properties\":{}}",
                "\"properties\""
            })
    void aSchemaOfNoObjectHasNoProperties(String schema) {
        assertThat(ObjectSchema.of(new RawJson(schema)).properties()).isEmpty();
    }

    @Test
    void aPropertyMayHaveAnyShape() {
        ObjectSchema schema = ObjectSchema.of(new RawJson("{\"properties\":{\"a\":true,\"b\":{\"type\":7,\"enum\":[1]},"
                + "\"c\":{\"type\":[\"null\",\"string\"]}},\"required\":\"a\"}"));

        assertThat(schema.properties())
                .containsExactly(
                        new ObjectSchema.Property("a", "", List.of(), false),
                        new ObjectSchema.Property("b", "", List.of(), false),
                        new ObjectSchema.Property("c", "string", List.of(), false));
    }
}
