package io.assistants4j.wire.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import io.assistants4j.core.thread.NewContentPart;
import io.assistants4j.core.value.Change;
import io.assistants4j.core.value.Metadata;
import io.assistants4j.core.value.RawJson;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Adapters for everything that is no record and no union: scalars, collections and core's small values. */
final class ValueAdapterFactory implements JsonAdapter.Factory {

    private final Reading reading;

    ValueAdapterFactory(Reading reading) {
        this.reading = reading;
    }

    @Override
    public @Nullable JsonAdapter<?> create(Type type, Set<? extends Annotation> annotations, Moshi moshi) {
        JsonAdapter<?> scalar = Scalars.adapter(type, reading);
        if (scalar != null) {
            return scalar;
        }
        Class<?> raw = Types.getRawType(type);
        if (raw == Object.class) {
            return new RuntimeAdapter(moshi);
        }
        if (raw == RawJson.class) {
            return new RawJsonAdapter();
        }
        if (raw == Metadata.class) {
            return new MetadataAdapter(moshi.adapter((Type) String.class));
        }
        if (raw == Change.class) {
            return new ChangeAdapter(moshi.adapter(argument(type, 0)));
        }
        if (raw == Map.class && argument(type, 0) == String.class) {
            return new MapAdapter<>(moshi.adapter(argument(type, 1)));
        }
        if (raw == List.class) {
            return list(argument(type, 0), moshi);
        }
        Class<?> openEnum = OpenEnumAdapter.typeOf(raw);
        return openEnum == null ? null : new OpenEnumAdapter(openEnum, reading == Reading.TOLERANT);
    }

    private static JsonAdapter<?> list(Type items, Moshi moshi) {
        ListAdapter list = new ListAdapter(moshi.adapter(items));
        return items == NewContentPart.class ? new NewContentAdapter(list) : list;
    }

    /** What a type says it holds; anything, where it says nothing. */
    private static Type argument(Type type, int index) {
        return type instanceof ParameterizedType generic ? generic.getActualTypeArguments()[index] : Object.class;
    }
}
