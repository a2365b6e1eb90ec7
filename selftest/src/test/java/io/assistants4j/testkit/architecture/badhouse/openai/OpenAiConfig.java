package io.assistants4j.testkit.architecture.badhouse.openai;

import com.google.inject.Binder;
import io.assistants4j.testkit.architecture.badhouse.wire.http.internal.Pool;
import java.util.List;
import java.util.Optional;
import retrofit2.Call;

/** Shows what it should hide. */
public class OpenAiConfig {
    private final Object pool = new Pool();

    /** Generics count. */
    public Optional<List<Call>> calls() {
        return Optional.of(List.of());
    }

    /** Protected counts. */
    protected Object bind(Binder binder) {
        return List.of(pool, binder);
    }
}
