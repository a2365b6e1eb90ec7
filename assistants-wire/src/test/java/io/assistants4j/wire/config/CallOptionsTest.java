package io.assistants4j.wire.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assistants4j.wire.http.HttpSettings;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CallOptionsTest {
    @Test
    void nothingDiffersWhereNothingIsSaid() {
        assertThat(read(Map.of())).isEqualTo(new CallOptions(Map.of(), Map.of(), Map.of(), HttpSettings.defaults()));
    }

    @Test
    void theEnvironmentSaysItBehindTheNameOfTheProvider() {
        CallOptions options = read(Map.of(
                "ASSISTANTS_THERE_MODEL_ALIASES", "gpt-4 = gpt-5.1, gpt-4o = gpt-5.2",
                "ASSISTANTS_THERE_HEADERS", "X-Team=blue, X-Env = test",
                "ASSISTANTS_THERE_QUERY", "api-version=1",
                "ASSISTANTS_THERE_DEADLINE", "90s",
                "ASSISTANTS_ELSEWHERE_QUERY", "not=this"));

        assertThat(options.modelAliases()).isEqualTo(Map.of("gpt-4", "gpt-5.1", "gpt-4o", "gpt-5.2"));
        assertThat(options.headers()).isEqualTo(Map.of("X-Team", "blue", "X-Env", "test"));
        assertThat(options.query()).isEqualTo(Map.of("api-version", "1"));
        assertThat(options.http().deadline()).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void allThatIsWrongIsSaidAtOnceWithTheNamesOfTheVariables() {
        Map<String, String> wrong = Map.of(
                "ASSISTANTS_THERE_MODEL_ALIASES", "gpt-4",
                "ASSISTANTS_THERE_HEADERS", "X Team=blue",
                "ASSISTANTS_THERE_QUERY", "blue",
                "ASSISTANTS_THERE_DEADLINE", "soon",
                "THERE_NAME", " there ");

        assertThatThrownBy(() -> read(wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "There configuration: ASSISTANTS_THERE_DEADLINE must be a time such as 500ms, 30s, 10m or 1h;"
                                + " 'X Team' is no name of a header (ASSISTANTS_THERE_HEADERS); a query parameter"
                                + " (ASSISTANTS_THERE_QUERY) has no name; modelAlias (ASSISTANTS_THERE_MODEL_ALIASES) must be"
                                + " pairs like old=new, separated by commas; name (THERE_NAME) is 'there'");
    }

    @Test
    void printingShowsNoValueOfAHeaderOrAParameter() {
        CallOptions options = read(Map.of(
                "ASSISTANTS_THERE_HEADERS", "X-Team=hidden1",
                "ASSISTANTS_THERE_QUERY", "key=hidden2"));

        assertThat(options.toString()).contains("X-Team", "key").doesNotContain("hidden");
    }

    @Test
    void aHeaderIsRecognizedInWhateverCase() {
        assertThat(new There().header("X-Team", "blue").sends("x-team")).isTrue();
        assertThat(new There().sends("x-team")).isFalse();
    }

    @Test
    void aliasesAreRefusedWhereTheFarSideAsksTheModels() {
        There there = new There();
        there.keepsAssistants = true;

        assertThat(there.build().modelAliases()).isEmpty();
        assertThatThrownBy(() -> there.modelAlias("gpt-4", "gpt-5.1").build())
                .hasMessage(
                        "There configuration: modelAlias (ASSISTANTS_THERE_MODEL_ALIASES) cannot be kept to: the far side"
                                + " keeps assistants and asks their models itself");
    }

    private static CallOptions read(Map<String, String> variables) {
        return new There().build(variables);
    }

    private static final class There extends CallOptions.Builder<There, CallOptions> {
        private boolean keepsAssistants;
        private @Nullable String name;

        private There() {
            super("There", "ASSISTANTS_THERE_");
        }

        @Override
        protected There self() {
            return this;
        }

        @Override
        protected void read(Variables given) {
            name = given.first("THERE_NAME").orElse(null);
        }

        @Override
        protected CallOptions build(Problems problems) {
            CallOptions options = keepsAssistants ? optionsWithoutAliases(problems) : options(problems);
            if (name != null) {
                problems.add("name (THERE_NAME) is '" + name + "'");
            }
            problems.throwIfAny();
            return options;
        }
    }
}
