package io.assistants4j.testkit.contract.subject;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.assistant.Assistants;
import io.assistants4j.core.event.RunStreams;
import io.assistants4j.core.run.Runs;
import io.assistants4j.core.thread.Messages;
import io.assistants4j.core.thread.Threads;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Stands before the ports of a provider and writes down what they are called for. Thread-safe. */
final class CallRecorder {
    private static final Set<Class<?>> PORTS =
            Set.of(Assistants.class, Threads.class, Messages.class, Runs.class, RunStreams.class);

    private final List<PortCall> calls = new ArrayList<>();

    /** A provider that is this one in all but that its ports are listened to. */
    AssistantsProvider around(AssistantsProvider real) {
        return before(AssistantsProvider.class, (proxy, method, arguments) -> {
            Object answer = call(real, method, arguments);
            Class<?> type = method.getReturnType();
            return PORTS.contains(type) && answer != null ? port(type, answer) : answer;
        });
    }

    List<PortCall> calls() {
        synchronized (calls) {
            return List.copyOf(calls);
        }
    }

    private <T> T port(Class<T> type, Object real) {
        return before(type, (proxy, method, arguments) -> {
            if (method.getDeclaringClass() == Object.class) {
                return call(real, method, arguments);
            }
            try {
                Object answer = call(real, method, arguments);
                record(type, method, arguments, answer);
                return answer;
            } catch (Throwable failure) {
                record(type, method, arguments, failure);
                throw failure;
            }
        });
    }

    private void record(Class<?> port, Method method, Object @Nullable [] arguments, @Nullable Object outcome) {
        List<Object> given = arguments == null
                ? List.of()
                : Arrays.stream(arguments)
                        .map(argument -> argument == null ? "null" : argument)
                        .toList();
        PortCall call = new PortCall(port.getSimpleName(), method.getName(), given, outcome, 1);
        synchronized (calls) {
            int last = calls.size() - 1;
            if (last >= 0 && calls.get(last).name().equals(call.name())) {
                calls.set(last, calls.get(last).and(call));
            } else {
                calls.add(call);
            }
        }
    }

    private static <T> T before(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static @Nullable Object call(Object real, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
