package io.assistants4j.wire.internal.turns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assistants4j.core.error.ErrorDetails;
import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.wire.turns.RefusedParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConcessionsTest {
    private enum Some implements Extra {
        TEMPERATURE("temperature"),
        STREAM_OPTIONS("stream_options");

        private final String name;

        Some(String name) {
            this.name = name;
        }

        @Override
        public List<String> params() {
            return List.of(name);
        }

        @Override
        public boolean isCallers() {
            return this == TEMPERATURE;
        }

        @Override
        public List<String> words() {
            return List.of(name);
        }
    }

    private final Concessions<Some> concessions = new Concessions<>(Some.class, RefusedParameters.DROP);
    private final List<Set<Some>> asked = new ArrayList<>();

    @Test
    void whatWasRefusedIsLeftOutAndNeverAskedForAgainOfThatModel() {
        assertThat(concessions.ask("m", this::takesNothing)).isEqualTo("taken");
        assertThat(asked)
                .containsExactly(Set.of(), Set.of(Some.TEMPERATURE), Set.of(Some.TEMPERATURE, Some.STREAM_OPTIONS));

        concessions.ask("m", this::takesNothing);
        concessions.ask("other", left -> "taken");
        assertThat(asked).hasSize(4);
    }

    @Test
    void aRefusalThatDoesNotGoAwayIsTheCallers() {
        assertThatThrownBy(() -> concessions.ask("m", left -> {
                    asked.add(left);
                    throw refusal("temperature is not supported", null, null);
                }))
                .isInstanceOf(InvalidRequestException.class);
        assertThat(asked).hasSize(2);
    }

    @Test
    void whatACallerAskedForIsNotLeftOutWhereItsRefusalIsToFail() {
        Concessions<Some> strict = new Concessions<>(Some.class, RefusedParameters.FAIL);

        assertThatThrownBy(() -> strict.ask("m", left -> {
                    asked.add(left);
                    throw refusal(
                            left.isEmpty() ? "stream_options is not supported" : "temperature is not supported",
                            null,
                            null);
                }))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("temperature is not supported");
        assertThat(asked).containsExactly(Set.of(), Set.of(Some.STREAM_OPTIONS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Unsupported parameter: 'stream_options' is not supported with this model.",
                "Unknown parameter: 'stream_options.include_usage'.",
                "Unrecognized request argument supplied: stream_options",
                "json: unknown field \"stream_options\"",
                "[{'type': 'extra_forbidden', 'loc': ('body', 'stream_options'), 'msg': 'Extra inputs are not permitted'}]",
                "unknown field `stream_options`, expected one of `model`, `messages`",
                "Invalid JSON payload received. Unknown name \"stream_options\": Cannot find field."
            })
    void refusalsAreUnderstoodInTheWordsOfManyServers(String message) {
        assertThat(concessions.refused(refusal(message, null, null))).contains(Some.STREAM_OPTIONS);
    }

    @ParameterizedTest
    @CsvSource({
        "Invalid value, stream_options.include_usage, unsupported_parameter, STREAM_OPTIONS",
        "temperature is not supported, stream_options, , STREAM_OPTIONS",
        "stream_options needs a stream and is not supported without, , , STREAM_OPTIONS"
    })
    void theFieldARefusalNamesCountsBeforeItsWords(String message, String param, String code, Some expected) {
        assertThat(concessions.refused(refusal(message, param, code))).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "temperature must be between 0 and 2, temperature, invalid_value",
        "the model is not supported, model, unsupported_value",
        "room_temperature is not supported, ,",
        "my_temperatures are not supported, ,"
    })
    void otherRefusalsAreNotAboutExtras(String message, String param, String code) {
        assertThat(concessions.refused(refusal(message, param, code))).isEmpty();
    }

    private String takesNothing(Set<Some> left) {
        asked.add(left);
        for (Some some : Some.values()) {
            if (!left.contains(some)) {
                throw refusal("refused", some.words().get(0), "unsupported_parameter");
            }
        }
        return "taken";
    }

    private static InvalidRequestException refusal(String message, String param, String code) {
        return new InvalidRequestException(message, new ErrorDetails("test", 400, null, param, code, null, null), null);
    }
}
