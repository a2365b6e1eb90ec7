package io.assistants4j.proxy.routing;

import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.proxy.http.Wish;
import io.assistants4j.store.jdbc.Owner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The backends while one configuration counts. Immutable. */
final class Backends {
    private final Map<String, List<Backend>> byName = new LinkedHashMap<>();
    private final String defaultName;

    Backends(List<Backend> all, String defaultName) {
        all.forEach(backend -> byName.merge(backend.name(), List.of(backend), Backends::joined));
        this.defaultName = defaultName;
        if (!byName.containsKey(defaultName)) {
            throw new IllegalArgumentException("there is no provider '" + defaultName + "'");
        }
    }

    /** Those of which the names are allowed; the first of them is the default where the default is not. Empty where none is. */
    Optional<Backends> allowing(Predicate<String> names) {
        if (byName.keySet().stream().allMatch(names)) {
            return Optional.of(this);
        }
        List<Backend> allowed =
                all().stream().filter(backend -> names.test(backend.name())).toList();
        return allowed.isEmpty()
                ? Optional.empty()
                : Optional.of(new Backends(
                        allowed,
                        names.test(defaultName) ? defaultName : allowed.get(0).name()));
    }

    List<Backend> all() {
        return byName.values().stream().flatMap(List::stream).toList();
    }

    /** The only one there is, where its objects are in our store: whatever a call is about, it is there or nowhere. */
    Optional<Backend> only() {
        List<Backend> all = all();
        return all.size() == 1 && all.get(0).keepsHere() ? Optional.of(all.get(0)) : Optional.empty();
    }

    /** Those that a call may go to that is about nothing yet: the accounts of the provider it asks for, or of the default. */
    List<Backend> wished(Optional<Wish> wish) {
        if (wish.isEmpty()) {
            return byName.getOrDefault(defaultName, List.of());
        }
        List<Backend> found =
                all().stream().filter(backend -> isWished(backend, wish.get())).toList();
        if (found.isEmpty()) {
            String source = wish.get().source();
            throw new InvalidRequestException(
                    "Invalid '" + source + "': there is no provider '"
                            + wish.get().provider() + "'. There are: "
                            + String.join(", ", new TreeSet<>(byName.keySet())) + ".",
                    source,
                    "invalid_value");
        }
        return found;
    }

    /** The one that is meant by what was remembered. */
    Optional<Backend> of(Owner owner) {
        return byName.getOrDefault(owner.provider().value(), List.of()).stream()
                .filter(backend -> backend.account().equals(owner.account()))
                .findFirst();
    }

    private static boolean isWished(Backend backend, Wish wish) {
        return backend.name().equals(wish.provider()) || backend.label().equals(wish.provider());
    }

    private static List<Backend> joined(List<Backend> some, List<Backend> more) {
        List<Backend> all = new ArrayList<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }
}
