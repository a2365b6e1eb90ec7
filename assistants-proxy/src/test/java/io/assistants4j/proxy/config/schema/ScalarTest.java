package io.assistants4j.proxy.config.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScalarTest {
    @ParameterizedTest
    @CsvSource({"600, PT10M", "1.5, PT1.5S", "500ms, PT0.5S", "30s, PT30S", "10m, PT10M", "2h, PT2H"})
    void timesAreReadAsPeopleWriteThem(String text, Duration time) {
        assertThat(Scalar.time().parse(text)).contains(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "1d", "s", "1 s", "1e9", "NaN", "999999999h"})
    void whatIsNoTimeOrNoneAtAllIsNotTaken(String text) {
        assertThat(Scalar.time().parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"PT10M, 10m", "PT90S, 90s", "PT0.5S, 500ms", "PT2H, 2h"})
    void timesAreShownAsTheyAreRead(Duration time, String text) {
        assertThat(Scalar.time().shown(time)).isEqualTo(text);
        assertThat(Scalar.time().parse(text)).contains(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1.0", "11", "0", "99999999999", "1_0", "0x1"})
    void whatIsNoNumberOfTheRangeIsNotTaken(String text) {
        assertThat(Scalar.wholeNumber(1, 10).parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"prot, port", "api_bsae, api_base", "host, host", "hosts, host", "porty, port", "pxyz,", "data,"})
    void aWordThatIsNearIsFound(String word, String near) {
        var known = List.of("port", "host", "api_base");

        assertThat(Nearest.to(word, known).orElse(null)).isEqualTo(near);
    }
}
