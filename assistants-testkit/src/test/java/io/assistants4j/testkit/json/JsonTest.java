package io.assistants4j.testkit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":[1,-2.5,{\"b\":null}],\"c\":true,\"d\":false,\"e\":\"\"}",
                "[]",
                "{}",
                "\"x\"",
                "12345678901234567890",
                "[[],[{}]]"
            })
    void whatIsReadIsWrittenTheSame(String text) {
        assertThat(Json.parse(text)).hasToString(text);
    }

    @Test
    void escapesAreReadAndWritten() {
        Json read = Json.parse(" \"a\\n\\u00e9\\\"\\\\\\/\\t\" ");

        assertThat(read.text()).contains("a\né\"\\/\t");
        assertThat(read).hasToString("\"a\\né\\\"\\\\/\\u0009\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[1,]", "{\"a\"}", "nul", "\"open", "\"\\u12\"", "1 2", "-", "{\"a\":1,}", "\"\\x\""})
    void whatIsNoJsonIsRefusedWithItsOffset(String text) {
        assertThatThrownBy(() -> Json.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at offset");
    }

    @Test
    void aStepIntoNothingIsMissingAndNullIsNotMissing() {
        Json json = Json.parse("{\"a\":[{\"b\":null}]}");

        assertThat(json.at("a", 0, "b").exists()).isTrue();
        assertThat(json.at("a", 0, "b").isAbsent()).isTrue();
        assertThat(json.at("a", 1, "b", "c", 7).exists()).isFalse();
    }

    @Test
    void anObjectIsBuiltFromNamesAndValuesInOrder() {
        Json built = Json.of(Json.object("n", new BigDecimal("1.50"), "l", Arrays.asList(1, null, List.of(true))));

        assertThat(built).hasToString("{\"n\":1.50,\"l\":[1,null,[true]]}");
        assertThat(built.at("n").number()).contains(new BigDecimal("1.50"));
    }
}
