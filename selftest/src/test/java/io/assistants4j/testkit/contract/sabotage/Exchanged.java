package io.assistants4j.testkit.contract.sabotage;

import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.NewThreadRun;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStep;
import io.assistants4j.core.thread.Message;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Records of the domain with one component exchanged. */
final class Exchanged {
    private Exchanged() {}

    static Run run(Run run, String component, @Nullable Object value) {
        return exchanged(Run.class, run, component, value);
    }

    static NewRun request(NewRun request, String component, @Nullable Object value) {
        return exchanged(NewRun.class, request, component, value);
    }

    static NewThreadRun request(NewThreadRun request, String component, @Nullable Object value) {
        return exchanged(NewThreadRun.class, request, component, value);
    }

    static RunStep step(RunStep step, String component, @Nullable Object value) {
        return exchanged(RunStep.class, step, component, value);
    }

    static Message message(Message message, String component, @Nullable Object value) {
        return exchanged(Message.class, message, component, value);
    }

    private static <T extends Record> T exchanged(Class<T> type, T record, String component, @Nullable Object value) {
        RecordComponent[] components = type.getRecordComponents();
        if (Arrays.stream(components).noneMatch(found -> found.getName().equals(component))) {
            throw new IllegalArgumentException(type + " has no " + component);
        }
        try {
            @Nullable Object[] values = new @Nullable Object[components.length];
            for (int i = 0; i < components.length; i++) {
                values[i] = components[i].getName().equals(component)
                        ? value
                        : components[i].getAccessor().invoke(record);
            }
            return type.getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new))
                    .newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
