package io.assistants4j.proxy;

import io.assistants4j.testkit.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** One event of a stream, as its lines say it; a line that is neither name nor data nor a comment fails the test. */
record SentEvent(String name, String data) {
    private static final String NAME = "event: ";
    private static final String DATA = "data: ";

    /** All events of a stream, read to the end of its body. */
    static List<SentEvent> of(HttpResponse<InputStream> answer) throws IOException {
        try (InputStream body = answer.body()) {
            return of(new String(body.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    static List<SentEvent> of(String body) {
        return Stream.of(body.split("\n\n"))
                .filter(block -> !block.startsWith(":"))
                .map(SentEvent::one)
                .toList();
    }

    static List<String> names(List<SentEvent> events) {
        return events.stream().map(SentEvent::name).toList();
    }

    Json json() {
        return Json.parse(data);
    }

    private static SentEvent one(String block) {
        List<String> lines = block.lines().toList();
        if (lines.size() != 2 || !lines.get(0).startsWith(NAME) || !lines.get(1).startsWith(DATA)) {
            throw new AssertionError("no event of one name and one data: " + block);
        }
        return new SentEvent(lines.get(0).substring(NAME.length()), lines.get(1).substring(DATA.length()));
    }
}
