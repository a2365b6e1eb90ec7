package io.assistants4j.astra;

import io.assistants4j.core.assistant.Assistant;
import io.assistants4j.core.error.NotFoundException;
import io.assistants4j.core.id.VectorStoreId;
import io.assistants4j.core.tool.Tool;
import io.assistants4j.core.tool.ToolResources;
import io.assistants4j.wire.http.CallExecutor;
import io.assistants4j.wire.http.HttpTransport;
import io.assistants4j.wire.http.Operation;
import io.assistants4j.wire.http.Repeat;
import io.assistants4j.wire.http.Segment;
import io.assistants4j.wire.json.JsonCodec;
import java.util.List;
import java.util.Optional;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.GET;
import retrofit2.http.Headers;
import retrofit2.http.Path;

/**
 * Which model the files of an assistant were embedded with: a search with any other fails its run. The server knows it of files
 * alone, so the first file of the first store is asked.
 */
final class EmbeddingModels {
    private static final JsonCodec JSON = JsonCodec.tolerant();

    /** The routes of stores and files, as far as they are asked. */
    interface Routes {
        @GET("vector_stores/{store}/files")
        @Headers("OpenAI-Beta: assistants=v2")
        Call<ResponseBody> files(@Path(value = "store", encoded = true) String store);

        @GET("files/{file}")
        @Headers("OpenAI-Beta: assistants=v2")
        Call<ResponseBody> file(@Path(value = "file", encoded = true) String file);
    }

    /**
     * The files of a store.
     *
     * @param data each of them
     */
    record Listed(List<Named> data) {
        Listed {
            data = List.copyOf(data);
        }
    }

    /**
     * A file in a store.
     *
     * @param id its id
     */
    record Named(String id) {}

    /**
     * A file.
     *
     * @param id its id
     * @param embeddingModel what it was embedded with
     */
    record Embedded(String id, @Nullable String embeddingModel) {}

    private final Routes routes;
    private final CallExecutor calls;
    private final Optional<String> otherwise;

    EmbeddingModels(HttpTransport transport, Optional<String> otherwise) {
        this.routes = transport.routes(Routes.class);
        this.calls = transport.calls();
        this.otherwise = otherwise;
    }

    /** The model; nothing where these tools search no files. Those of attachments are searched with that of the configuration. */
    Optional<String> of(Assistant assistant, List<Tool> tools) {
        return tools.stream().anyMatch(Tool.FileSearch.class::isInstance)
                ? store(assistant).flatMap(this::ofStore).or(() -> otherwise)
                : Optional.empty();
    }

    private static Optional<VectorStoreId> store(Assistant assistant) {
        ToolResources resources = assistant.toolResources();
        return resources == null || resources.fileSearch() == null
                ? Optional.empty()
                : resources.fileSearch().vectorStoreIds().stream().findFirst();
    }

    private Optional<String> ofStore(VectorStoreId store) {
        try {
            Listed files = ask("list_vector_store_files", routes.files(Segment.of(store.value())), Listed.class);
            if (files.data().isEmpty()) {
                return Optional.empty();
            }
            String file = files.data().get(0).id();
            return Optional.ofNullable(ask("find_file", routes.file(Segment.of(file)), Embedded.class)
                    .embeddingModel());
        } catch (NotFoundException e) {
            // A store without files is not there, and a store may name a file that is gone.
            return Optional.empty();
        }
    }

    private <T> T ask(String operation, Call<ResponseBody> call, Class<T> type) {
        return calls.call(new Operation(operation, null, Repeat.SAFE), call, body -> JSON.read(type, body));
    }
}
