package io.assistants4j.wire.json;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.stream.Stream;

/** Method handles on records, of types that {@code invokeExact} can be called with from anywhere. */
final class Handles {

    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
    private static final MethodType ONE_IN_ONE_OUT = MethodType.methodType(Object.class, Object.class);

    private Handles() {}

    /** The canonical constructor as {@code (Object[]) -> Object}. */
    static MethodHandle constructor(Class<?> type) {
        int components = type.getRecordComponents().length;
        return canonical(type)
                .asSpreader(Object[].class, components)
                .asType(MethodType.methodType(Object.class, Object[].class));
    }

    /** The canonical constructor of a record with one component as {@code (Object) -> Object}. */
    static MethodHandle constructorOfOne(Class<?> type) {
        return canonical(type).asType(ONE_IN_ONE_OUT);
    }

    /** A component's accessor as {@code (Object) -> Object}. */
    static MethodHandle accessor(RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return LOOKUP.unreflect(component.getAccessor()).asType(ONE_IN_ONE_OUT);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("no access to " + component, e);
        }
    }

    private static MethodHandle canonical(Class<?> type) {
        try {
            Class<?>[] parameters = Stream.of(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            Constructor<?> constructor = type.getDeclaredConstructor(parameters);
            constructor.setAccessible(true);
            return LOOKUP.unreflectConstructor(constructor).asFixedArity();
        } catch (IllegalAccessException | NoSuchMethodException e) {
            throw new IllegalStateException("no access to the constructor of " + type, e);
        }
    }
}
