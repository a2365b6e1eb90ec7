package io.assistants4j.wire.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assistants4j.wire.http.Repeat;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemsTest {
    private static final URI OTHER = URI.create("https://other/");

    private final Problems problems = new Problems("Some");

    @Test
    void allThatIsWrongIsSaidInOneMessage() {
        problems.add("first");
        problems.headerValue("key (KEY)", "line\nbreak");
        problems.headers("(HEADERS)", Map.of("bad name", "value"));
        problems.query("(QUERY)", Map.of(" ", "value"));
        problems.modelAliases("alias (ALIAS)", Map.of("a", ""));
        problems.length("name (NAME)", "xxx", 2);
        problems.toggle("on (ON)", "yes");

        assertThatThrownBy(problems::throwIfAny)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Some configuration: first; key (KEY) holds nothing, or characters a header cannot carry;"
                        + " 'bad name' is no name of a header (HEADERS); a query parameter (QUERY) has no name;"
                        + " alias (ALIAS) must be pairs like old=new, separated by commas;"
                        + " name (NAME) may have 2 characters at most, but has 3; on (ON) must be 'true' or 'false', but is"
                        + " 'yes'");
    }

    @Test
    void whatIsRightPasses() {
        assertThat(problems.choice("repeat", "safe", Repeat.ONLY_IF_NOT_SENT)).isEqualTo(Repeat.SAFE);
        assertThat(problems.address("url", "http://host:1/v1", OTHER)).isEqualTo(URI.create("http://host:1/v1/"));
        assertThat(problems.toggle("on", "True")).isTrue();
        assertThat(problems.toggle("on", "false")).isFalse();
        problems.headerValue("key", null);
        problems.length("name", null, 2);
        problems.length("name", "xx", 2);
        problems.headerValue("key", "value");
        problems.headers("(HEADERS)", Map.of("X-A", "a"));
        problems.query("(QUERY)", Map.of("a", ""));
        problems.modelAliases("alias", Map.of("a", "b"));

        problems.throwIfAny();
    }

    @Test
    void aChoiceIsOneOfThoseThereAre() {
        assertThat(problems.choice("locale (LOCALE)", "speech", Locale.Category.FORMAT))
                .isEqualTo(Locale.Category.FORMAT);
        assertThat(problems.choice("unit", "weeks", TimeUnit.DAYS)).isEqualTo(TimeUnit.DAYS);

        assertThatThrownBy(problems::throwIfAny)
                .hasMessageContaining("locale (LOCALE) must be 'display' or 'format', but is 'speech'")
                .hasMessageContaining("'minutes', 'hours' or 'days', but is 'weeks'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"host/v1", "ftp://x", "https://", "http://x?a=b", "http://x/#f", "http://u:secret@x", "::", ""})
    void anAddressIsAWholeOneAndIsNotRepeatedWhereItIsWrong(String url) {
        assertThat(problems.address("url (URL)", url, OTHER)).isEqualTo(OTHER);

        assertThatThrownBy(problems::throwIfAny)
                .hasMessageContaining("url (URL)")
                .message()
                .doesNotContain("secret");
    }

    @Test
    void theFirstVariableThatHoldsSomethingCounts() {
        Variables variables = new Variables(Map.of("A", " ", "B", " b\n", "C", "c"));

        assertThat(variables.first("A", "B", "C")).contains("b");
        assertThat(variables.first("A", "D")).isEmpty();
    }

    @Test
    void pairsAreTakenApartAndWhatIsNoneHasNoName() {
        Map<String, String> pairs = new LinkedHashMap<>();
        new Variables(Map.of("P", "a=b, c = d=e,f,")).pairs("P", pairs::put);
        new Variables(Map.of()).pairs("P", pairs::put);

        assertThat(pairs).isEqualTo(Map.of("a", "b", " c ", " d=e", "", ""));
    }
}
