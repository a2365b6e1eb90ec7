package io.assistants4j.wire.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import io.assistants4j.core.event.MessageDelta.AnnotationDelta;
import io.assistants4j.core.value.Extensions;
import java.lang.annotation.Annotation;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Adapters for records and for unions of records, and the end of the line: a type without a JSON form of its own is an error
 * here, so that Moshi never takes to a class's private fields.
 */
final class RecordAdapterFactory implements JsonAdapter.Factory {

    /** Records that are one object with one of their components. */
    private static final Map<Class<?>, String> MERGED =
            Map.of(AnnotationDelta.class, "annotation", Streamable.class, "request");

    private static final String ONLY_COMPONENT = "value";
    private static final String UNRECOGNIZED = "Unrecognized";

    private final Reading reading;

    RecordAdapterFactory(Reading reading) {
        this.reading = reading;
    }

    @Override
    public JsonAdapter<?> create(Type type, Set<? extends Annotation> annotations, Moshi moshi) {
        Class<?> raw = Types.getRawType(type);
        Map<String, Class<?>> labels = Unions.labels(raw);
        if (labels != null) {
            return union(raw, labels, moshi);
        }
        if (!raw.isRecord()) {
            throw new IllegalArgumentException(type + " has no JSON form");
        }
        RecordComponent[] components = raw.getRecordComponents();
        if (MERGED.containsKey(raw)) {
            return merged(type, raw, components, moshi);
        }
        if (components.length == 1 && components[0].getName().equals(ONLY_COMPONENT)) {
            return new ValueRecordAdapter(raw, moshi.adapter(Generics.of(components[0], type)));
        }
        return record(type, raw, components, moshi);
    }

    private RecordAdapter record(Type type, Class<?> raw, RecordComponent[] components, Moshi moshi) {
        MethodHandle extensions = null;
        int known = components.length;
        if (known > 0 && components[known - 1].getType() == Extensions.class) {
            known--;
            extensions = Handles.accessor(components[known]);
        }
        Component[] members = members(type, raw, Arrays.copyOf(components, known), moshi);
        return new RecordAdapter(raw, members, extensions, reading);
    }

    private static Component[] members(Type type, Class<?> raw, RecordComponent[] components, Moshi moshi) {
        Shape shape = Shapes.of(raw);
        return Arrays.stream(components)
                .map(component -> new Component(component, Generics.of(component, type), shape, moshi))
                .toArray(Component[]::new);
    }

    private static MergedAdapter merged(Type type, Class<?> raw, RecordComponent[] components, Moshi moshi) {
        Component[] members = members(type, raw, components, moshi);
        int inner = 0;
        while (!components[inner].getName().equals(MERGED.get(raw))) {
            inner++;
        }
        return new MergedAdapter(raw, members, inner, moshi.adapter(Generics.of(components[inner], type)));
    }

    private UnionAdapter union(Class<?> union, Map<String, Class<?>> labels, Moshi moshi) {
        Map<String, RecordAdapter> readers = new LinkedHashMap<>();
        Map<Class<?>, JsonAdapter<Object>> writers = new HashMap<>();
        JsonAdapter<Object> word = null;
        MethodHandle unrecognized = null;
        labels.forEach((label, member) -> {
            RecordAdapter adapter = record(member, member, member.getRecordComponents(), moshi);
            readers.put(label, adapter);
            writers.put(member, adapter);
        });
        for (Class<?> member : union.getPermittedSubclasses()) {
            if (member.getSimpleName().equals(UNRECOGNIZED)) {
                unrecognized = Handles.constructor(member);
                writers.put(member, new UnrecognizedWriter(Handles.accessor(member.getRecordComponents()[1])));
            } else if (!writers.containsKey(member)) {
                word = moshi.adapter((Type) member);
                writers.put(member, word);
            }
        }
        return new UnionAdapter(readers, writers, word, unrecognized, reading);
    }
}
