package io.assistants4j.wire.provider;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Supplier;

/** Ports of something that is there only once one of them is used. */
final class Late {
    private Late() {}

    /** A port whose calls go to the one this gives. */
    static <T> T port(Class<T> type, Supplier<T> real) {
        Object port =
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    if (method.getDeclaringClass() == Object.class) {
                        return switch (method.getName()) {
                            case "equals" -> self == arguments[0];
                            case "hashCode" -> System.identityHashCode(self);
                            default -> type.getSimpleName() + " of a provider that is put together when it is used";
                        };
                    }
                    try {
                        return method.invoke(real.get(), arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return type.cast(port);
    }
}
