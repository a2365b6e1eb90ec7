package io.assistants4j.proxy.config;

import io.assistants4j.proxy.config.schema.Key;
import io.assistants4j.proxy.config.schema.Place;
import io.assistants4j.proxy.config.schema.Scalar;
import io.assistants4j.proxy.config.schema.Section;
import io.assistants4j.proxy.config.schema.ValueType;
import io.assistants4j.proxy.config.schema.Values;
import io.assistants4j.proxy.provider.ProviderTypes;
import java.util.List;

/** {@code providers.NAME}: which keys there are depends on one of them, {@code type}. */
final class ProviderSection implements ValueType<TypedSettings> {
    static final Key<String> TYPE = Key.of("type", Scalar.oneOf(ProviderTypes.names()), "The kind of provider.")
            .required();

    @Override
    public String expected() {
        return "a provider";
    }

    @Override
    public TypedSettings read(Place place) {
        Values chosen = Section.of(TYPE).leavingTheRest().read(place);
        String name = chosen.find(TYPE).orElse("");
        return ProviderTypes.find(name)
                .map(type -> new TypedSettings(
                        name, type, type.settings().and(List.of(TYPE)).read(place)))
                .orElseGet(() -> new TypedSettings(name, null, chosen));
    }
}
