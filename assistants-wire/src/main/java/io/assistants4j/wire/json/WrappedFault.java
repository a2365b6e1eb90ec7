package io.assistants4j.wire.json;

import io.assistants4j.core.value.RawJson;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * The data of an error event, to find out which of two shapes it has.
 *
 * @param error the fault, null where the data itself is the fault
 */
record WrappedFault(@Nullable RawJson error) {
    ByteString inner(ByteString data) {
        return error == null ? data : ByteString.encodeUtf8(error.json());
    }
}
