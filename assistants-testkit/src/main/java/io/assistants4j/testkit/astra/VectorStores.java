package io.assistants4j.testkit.astra;

import io.assistants4j.testkit.http.Answer;
import io.assistants4j.testkit.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The operations on vector stores and their files. */
final class VectorStores {
    private static final String FILES = "file_ids";

    private final World world;

    VectorStores(World world) {
        this.world = world;
    }

    Answer create(Call call) {
        return Answer.json(200, shown(world.stores().get(make(call.body()))));
    }

    /** Makes one and names it; one without files cannot be made. Its counts are taken now and never again (6.2). */
    String make(Json body) {
        if (body.at(FILES).isAbsent()) {
            throw Broken.crash("there are no file_ids");
        }
        List<String> files = new ArrayList<>();
        body.at(FILES).elements().forEach(file -> files.add(file.text().orElse("")));
        String id = world.newId("vs_");
        world.stores()
                .put(
                        id,
                        Json.object(
                                "id",
                                id,
                                "object",
                                "vector_store",
                                "created_at",
                                world.stamp(),
                                "name",
                                body.at("name").tree(),
                                "status",
                                "completed",
                                "usage_bytes",
                                0,
                                "file_counts",
                                Json.object("completed", files.size(), "total", files.size()),
                                "metadata",
                                World.metadata(body),
                                FILES,
                                files));
        return id;
    }

    Answer find(Call call) {
        return Answer.json(200, shown(row(call.id())));
    }

    /** Cursors are passed over. */
    Answer list(Call call) {
        return Call.list(
                "vector_stores",
                world.stores().values().stream().map(VectorStores::shown).toList());
    }

    Answer delete(Call call) {
        world.stores().remove(call.id());
        return Call.deleted(call.id(), "vector_store.deleted");
    }

    /** No files are a 404 (6.2). */
    Answer files(Call call) {
        List<String> files = files(call.id());
        if (files.isEmpty()) {
            throw Broken.missing("VectorStoreFileObject");
        }
        return Call.list(
                "vector_store.files",
                files.stream().map(id -> file(call.id(), id)).toList());
    }

    /** Any id is taken, also one of no file: it is completed at once, of no known size (6.2). */
    Answer addFile(Call call) {
        String id = call.required("file_id");
        files(call.id()).add(id);
        return Answer.json(200, file(call.id(), id));
    }

    /** The answer to a removal is a bare null (6.2). */
    Answer removeFile(Call call) {
        if (!files(call.id()).remove(call.last())) {
            throw Broken.crash("no such file");
        }
        return Answer.json(200, null);
    }

    /** The files of a store; none where there is no such store. */
    @SuppressWarnings("unchecked")
    List<String> files(String store) {
        Map<String, @Nullable Object> row = world.stores().get(store);
        Object files = row == null ? null : row.get(FILES);
        return files == null ? new ArrayList<>() : (List<String>) files;
    }

    private Map<String, @Nullable Object> row(String id) {
        Map<String, @Nullable Object> row = world.stores().get(id);
        if (row == null) {
            throw Broken.missing("VectorStoreObject");
        }
        return row;
    }

    private Map<String, @Nullable Object> file(String store, String id) {
        return Json.object(
                "id",
                id,
                "object",
                "vector_store.file",
                "created_at",
                world.stamp(),
                "vector_store_id",
                store,
                "status",
                "completed",
                "usage_bytes",
                world.files().containsKey(id) ? 0 : -1,
                "last_error",
                null);
    }

    private static Map<String, @Nullable Object> shown(@Nullable Map<String, @Nullable Object> row) {
        Map<String, @Nullable Object> shown = new java.util.LinkedHashMap<>(row == null ? Map.of() : row);
        shown.remove(FILES);
        return shown;
    }
}
