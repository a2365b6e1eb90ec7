package io.assistants4j.wire.json;

import com.squareup.moshi.Types;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.List;

/** What the components of a generic record hold. */
final class Generics {

    private Generics() {}

    /** A component's type in {@code owner}; what the owner leaves open is {@link Object}. */
    static Type of(RecordComponent component, Type owner) {
        return resolve(component.getGenericType(), component.getDeclaringRecord(), owner);
    }

    private static Type resolve(Type type, Class<?> declaring, Type owner) {
        if (type instanceof TypeVariable<?> variable) {
            int index = List.of(declaring.getTypeParameters()).indexOf(variable);
            return owner instanceof ParameterizedType known ? known.getActualTypeArguments()[index] : Object.class;
        }
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = Arrays.stream(generic.getActualTypeArguments())
                    .map(argument -> resolve(argument, declaring, owner))
                    .toArray(Type[]::new);
            Class<?> raw = Types.getRawType(generic);
            return raw.getEnclosingClass() == null
                    ? Types.newParameterizedType(raw, arguments)
                    : Types.newParameterizedTypeWithOwner(raw.getEnclosingClass(), raw, arguments);
        }
        return type;
    }
}
