package io.assistants4j.proxy.provider;

import io.assistants4j.proxy.config.schema.Key;
import io.assistants4j.proxy.config.schema.ListedValues;
import io.assistants4j.proxy.config.schema.Scalar;
import io.assistants4j.proxy.config.schema.Section;
import io.assistants4j.proxy.config.schema.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * {@code accounts}: several accounts of one vendor behind one name. Each says what is its own; the rest counts for all.
 *
 * @param own the keys that an account may say itself
 */
record Accounts(List<Key<?>> own) {
    private static final Key<String> NAME =
            Key.of("name", Scalar.name(), "Tells the account from the others.").required();

    Accounts {
        own = List.copyOf(own);
    }

    /** The key that holds them. */
    Key<List<Values>> key() {
        return Key.of(
                "accounts",
                new ListedValues<>(Section.of(NAME).and(own)),
                "Several accounts behind this name, each with a `name` and any of "
                        + String.join(
                                ", ",
                                own.stream().map(key -> "`" + key.name() + "`").toList())
                        + "; what it does not say counts as said above.");
    }

    /**
     * What is made of each account, by its name; of the settings themselves, under no name, where there are none. Empty where
     * one is refused.
     *
     * @param making makes something of the settings of one account, or refuses them
     */
    <T> Optional<Map<String, T>> each(Key<List<Values>> key, Values values, Function<Values, Optional<T>> making) {
        List<Values> accounts = values.find(key).orElse(List.of());
        if (accounts.isEmpty()) {
            return making.apply(values).map(one -> Map.of(Opening.ONLY, one));
        }
        Map<String, T> made = new LinkedHashMap<>();
        boolean isRefused = false;
        for (Values account : accounts) {
            String name = account.of(NAME);
            Optional<T> one = making.apply(account.over(values));
            isRefused |= one.isEmpty();
            if (one.isPresent() && made.putIfAbsent(name, one.get()) != null) {
                account.refuse(NAME, "is the name of another account already");
                isRefused = true;
            }
        }
        return isRefused ? Optional.empty() : Optional.of(made);
    }
}
