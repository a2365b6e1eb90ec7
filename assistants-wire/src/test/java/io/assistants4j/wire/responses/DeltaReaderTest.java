package io.assistants4j.wire.responses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.util.Random;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What it reads is what the reader of all events reads; what it leaves alone is that one's affair. */
class DeltaReaderTest {
    private static final String USUAL = "{\"type\":\"response.output_text.delta\",\"sequence_number\":42,"
            + "\"item_id\":\"msg_1\",\"output_index\":3,\"content_index\":1,\"delta\":\" na\u00efve \\\"\\u00e9\\ud83d\\ude00\\n\","
            + "\"logprobs\":[],\"obfuscation\":\"bXlzdGVyeQ\"}";

    private final DeltaReader reader = new DeltaReader();

    @Test
    void theUsualEventIsRead() {
        Frame read = read(USUAL);

        assertThat(read).isNotNull();
        assertThat(read.delta()).isEqualTo(" na\u00efve \"\u00e9\ud83d\ude00\n");
        assertThat(read.sequence()).isEqualTo(42);
        assertThat(read.outputIndex()).isEqualTo(3);
        assertThat(read.contentIndex()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"delta\":\"\"}",
                " { \"delta\" : \"a\" , \"output_index\" : 0 } ",
                "{\"delta\":\"a\",\"delta\":\"b\",\"logprobs\":null}"
            })
    void othersLikeItAreReadToo(String event) throws IOException {
        assertThat(read(event)).isNotNull();
        assertSame(event);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"delta\":\"a\"",
                "{\"delta\":\"a\"}}",
                "{\"delta\":\"a\",}",
                "{\"delta\":null}",
                "{\"d\\u0065lta\":\"a\"}",
                "{\"delta\":\"\\x\"}",
                "{\"delta\":\"\\u12\"}",
                "{\"delta\":\"a\\",
                "{\"output_index\":-1}",
                "{\"output_index\":1.5}",
                "{\"output_index\":01}",
                "{\"output_index\":1234567890123}",
                "{\"logprobs\":[{}]}",
                "{\"response\":{}}"
            })
    void whatIsDifferentIsLeftAlone(String event) {
        assertThat(read(event)).isNull();
    }

    @Test
    void damageIsNeverReadAsSomethingElse() throws IOException {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder event = new StringBuilder(USUAL);
            for (int times = 1 + random.nextInt(3); times > 0; times--) {
                damage(event, random);
            }
            assertSame(event.toString());
        }
    }

    private static void damage(StringBuilder event, Random random) {
        int at = random.nextInt(event.length());
        switch (random.nextInt(3)) {
            case 0 -> event.deleteCharAt(at);
            case 1 -> event.setCharAt(at, event.charAt(random.nextInt(event.length())));
            default -> event.insert(at, "\"\\,:{}[]0 n\u20ac".charAt(random.nextInt(12)));
        }
    }

    private void assertSame(String event) throws IOException {
        Frame read = read(event);
        if (read != null) {
            assertThat(catchThrowable(() -> FrameReader.read(ByteString.encodeUtf8(event), false)))
                    .as(event)
                    .isNull();
            assertThat(read)
                    .as(event)
                    .usingRecursiveComparison()
                    .ignoringFields("problem")
                    .isEqualTo(FrameReader.read(ByteString.encodeUtf8(event), false));
        }
    }

    private @Nullable Frame read(String event) {
        return reader.read(ByteString.encodeUtf8(event));
    }
}
