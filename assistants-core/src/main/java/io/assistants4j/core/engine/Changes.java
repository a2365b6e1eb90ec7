package io.assistants4j.core.engine;

import io.assistants4j.core.error.NotFoundException;
import java.util.function.ObjLongConsumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Changes of stored objects: read, change, write, and again where somebody else was faster. */
final class Changes {
    private Changes() {}

    static <T> T apply(Supplier<Versioned<T>> read, UnaryOperator<T> change, ObjLongConsumer<T> write) {
        while (true) {
            Versioned<T> current = read.get();
            T changed = change.apply(current.value());
            try {
                write.accept(changed, current.version());
                return changed;
            } catch (StoreConflict e) {
                if (e.kind() != StoreConflict.Kind.STALE && e.kind() != StoreConflict.Kind.MISSING) {
                    throw e;
                }
            }
        }
    }

    static void delete(Runnable write, Supplier<NotFoundException> missing) {
        try {
            write.run();
        } catch (StoreConflict e) {
            throw e.kind() == StoreConflict.Kind.MISSING ? missing.get() : e;
        }
    }
}
