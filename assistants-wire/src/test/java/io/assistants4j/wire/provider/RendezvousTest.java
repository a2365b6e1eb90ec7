package io.assistants4j.wire.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RendezvousTest {
    private static final int KEYS = 3_000;

    @Test
    void theOrderOfAKeyIsAlwaysTheSameWhateverTheOrderOfTheCandidates() {
        List<String> order = order("thread_1", List.of("a", "b", "c"));

        assertThat(order).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(order("thread_1", List.of("c", "a", "b"))).isEqualTo(order);
    }

    @Test
    void keysSpreadEvenlyOverAllPlaces() {
        for (int place = 0; place < 3; place++) {
            int at = place;
            Map<String, Long> found = IntStream.range(0, KEYS)
                    .mapToObj(key -> order("thread_" + key, List.of("east", "west", "north"))
                            .get(at))
                    .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

            assertThat(found).hasSize(3);
            assertThat(found.values()).allMatch(count -> count > KEYS / 4 && count < KEYS / 2);
        }
    }

    @Test
    void onlyThoseMoveWhoseFirstIsGone() {
        for (int key = 0; key < KEYS; key++) {
            List<String> all = order("thread_" + key, List.of("a", "b", "c"));
            List<String> without = order("thread_" + key, List.of("a", "b"));

            assertThat(without)
                    .isEqualTo(all.stream().filter(name -> !name.equals("c")).toList());
        }
    }

    private static List<String> order(String key, List<String> names) {
        return Rendezvous.order(key, names, Function.identity());
    }
}
