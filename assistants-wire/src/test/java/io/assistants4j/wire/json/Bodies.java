package io.assistants4j.wire.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.value.RawJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Bodies written by hand after the description of the API, in files of their own. */
final class Bodies {

    private Bodies() {}

    /** All bodies of a kind. */
    static List<RawJson> of(String kind) {
        try (InputStream file = Bodies.class.getResourceAsStream("/bodies/" + kind + ".json")) {
            assertThat(file).as(kind).isNotNull();
            return JsonCodec.requests().read(JsonType.listOf(RawJson.class), file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(kind, e);
        }
    }
}
