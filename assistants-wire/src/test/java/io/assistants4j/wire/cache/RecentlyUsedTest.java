package io.assistants4j.wire.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class RecentlyUsedTest {
    private final RecentlyUsed<String, Integer> values = new RecentlyUsed<>(2);

    @Test
    void whatWasUsedLastStays() {
        values.put("a", 1);
        values.put("b", 2);
        assertThat(values.find("a")).isEqualTo(1);
        values.put("c", 3);

        assertThat(values.find("b")).isNull();
        assertThat(values.find("a")).isEqualTo(1);
        assertThat(values.find("c")).isEqualTo(3);
    }

    @Test
    void aValueIsMadeOnceAndCountsAsUsed() {
        assertThat(values.findOrMake("a", key -> 1)).isEqualTo(1);
        values.put("b", 2);
        assertThat(values.findOrMake("a", key -> 7)).isEqualTo(1);
        values.findOrMake("c", key -> 3);

        assertThat(values.find("b")).isNull();
        assertThat(values.find("a")).isEqualTo(1);
    }

    @Test
    void whatIsRemovedMakesRoom() {
        values.put("a", 1);
        values.put("b", 2);
        values.remove("b");
        values.remove("none");
        values.put("c", 3);

        assertThat(values.find("a")).isEqualTo(1);
        assertThat(values.find("b")).isNull();
    }

    @Test
    void itKeepsAtLeastOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RecentlyUsed<>(0))
                .withMessage("most must be positive, but is 0");
    }
}
