package io.assistants4j.testkit.astra;

import io.assistants4j.testkit.http.Answer;
import io.assistants4j.testkit.http.ReceivedRequest;
import io.assistants4j.testkit.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The operations on files. An upload is read, cut and embedded before it is answered (6.1). */
final class Files {
    private static final Pattern PART = Pattern.compile(
            "(?is)name=\"(?<name>[^\"]+)\"(; *filename=\"(?<file>[^\"]*)\")?[^\\n]*\\r\\n(.*?\\r\\n)??\\r\\n(?<text>.*?)\\r\\n--");
    private static final String MODEL = "embedding_model";

    private final World world;
    private long lastUpload = Long.MIN_VALUE;
    private boolean poisoned;

    Files(World world) {
        this.world = world;
    }

    /** One a second (2.4). Without a key of OpenAI's, be it a dummy, nothing can be uploaded, whatever the embedding model. */
    Answer upload(Call call) {
        ReceivedRequest request = call.request();
        if (lastUpload == world.seconds()) {
            throw Broken.tooFast();
        }
        if (request.header("Authorization").isEmpty()
                && request.header("custom-llm-provider").isEmpty()) {
            throw Broken.detail(400, "openai api-key required for openai embeddings");
        }
        lastUpload = world.seconds();
        String name = "";
        String text = "";
        String purpose = "";
        Matcher part = PART.matcher(request.body());
        while (part.find()) {
            if (part.group("name").equals("purpose")) {
                purpose = part.group("text");
            } else if (part.group("name").equals("file")) {
                name = String.valueOf(part.group("file"));
                text = part.group("text");
            }
        }
        // The row is kept before anybody looks at its purpose, and spoils the list for good (3.6).
        if (purpose.equals("user_data")) {
            poisoned = true;
            throw Broken.crash("no such purpose");
        }
        return Answer.json(200, kept(name, text, model(request)));
    }

    private Map<String, @Nullable Object> kept(String name, String text, String model) {
        String id = World.fileId(name, text);
        Map<String, @Nullable Object> before = world.files().get(id);
        if (before != null) {
            if (!model.equals(before.get(MODEL))) {
                throw Broken.detail(409, "File (" + id + ") already exists but with another embedding model");
            }
            return before;
        }
        Map<String, @Nullable Object> row = Json.object(
                "id",
                id,
                "object",
                "file",
                "bytes",
                text.length(),
                "created_at",
                world.seconds(),
                "filename",
                name,
                "purpose",
                "assistants",
                "status",
                "processed",
                MODEL,
                model);
        world.files().put(id, row);
        world.texts().put(id, text);
        return row;
    }

    Answer find(Call call) {
        Map<String, @Nullable Object> row = world.files().get(call.id());
        if (row == null) {
            throw Broken.detail(404, "File not found");
        }
        return Answer.json(200, row);
    }

    /** Without cursors, and without the embedding models. */
    Answer list(Call call) {
        if (poisoned) {
            throw Broken.crash("a row cannot be read");
        }
        return Answer.json(
                200,
                Json.object(
                        "object",
                        "list",
                        "data",
                        world.files().values().stream().map(Files::listed).toList()));
    }

    /** What was cut out of it stays searchable. */
    Answer delete(Call call) {
        world.files().remove(call.id());
        return Call.deleted(call.id(), "file");
    }

    /** The embedding model of a request: that of its header, else OpenAI's. */
    static String model(ReceivedRequest request) {
        String model = request.header("embedding-model");
        return model.isEmpty() ? "openai/text-embedding-3-large" : model;
    }

    private static Map<String, @Nullable Object> listed(Map<String, @Nullable Object> row) {
        Map<String, @Nullable Object> listed = new LinkedHashMap<>(row);
        listed.remove(MODEL);
        return listed;
    }
}
