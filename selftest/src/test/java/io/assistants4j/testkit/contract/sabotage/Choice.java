package io.assistants4j.testkit.contract.sabotage;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.BooleanSupplier;

/** Two of the same kind, of which one is asked. */
final class Choice {
    private Choice() {}

    /** Asks the first where this holds at the time, else the other. */
    static <T> T between(Class<T> type, BooleanSupplier holds, T first, T other) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        return method.invoke(holds.getAsBoolean() ? first : other, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
