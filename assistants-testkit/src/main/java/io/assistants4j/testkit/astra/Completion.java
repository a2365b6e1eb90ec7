package io.assistants4j.testkit.astra;

import io.assistants4j.testkit.http.Gate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the language model behind the server does when it is asked once: says a text, calls functions, or fails. Immutable; every
 * method gives a longer copy, so a script can be shared.
 */
public final class Completion {
    /** One thing a model does. */
    sealed interface Part {}

    record Says(List<String> pieces) implements Part {}

    record Calls(String function, String arguments) implements Part {}

    record Waits(Gate gate) implements Part {}

    private final List<Part> parts;
    private final @Nullable String failure;

    /** A model that says nothing. */
    public Completion() {
        this(List.of(), null);
    }

    private Completion(List<Part> parts, @Nullable String failure) {
        this.parts = List.copyOf(parts);
        this.failure = failure;
    }

    /** Then says more, piece by piece. */
    public Completion text(String... pieces) {
        return then(new Says(List.of(pieces)));
    }

    /** Then calls a function; where the run has none, nothing comes of it. */
    public Completion call(String function, String arguments) {
        return then(new Calls(function, arguments));
    }

    /** Then stops until the gate opens. */
    public Completion waitAt(Gate gate) {
        return then(new Waits(gate));
    }

    /** Fails in the end, in these words. */
    public Completion failing(String words) {
        return new Completion(parts, words);
    }

    List<Part> parts() {
        return parts;
    }

    /** The words it fails in; null where it does not. */
    @Nullable
    String failure() {
        return failure;
    }

    List<Calls> calls() {
        return parts.stream()
                .filter(Calls.class::isInstance)
                .map(Calls.class::cast)
                .toList();
    }

    private Completion then(Part part) {
        List<Part> more = new ArrayList<>(parts);
        more.add(part);
        return new Completion(more, failure);
    }
}
