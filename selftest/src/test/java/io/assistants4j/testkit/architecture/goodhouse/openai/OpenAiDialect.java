package io.assistants4j.testkit.architecture.goodhouse.openai;

import com.google.inject.Binder;
import io.assistants4j.testkit.architecture.goodhouse.wire.http.Transport;
import retrofit2.Call;

/** Package-private, so it may show what it likes. */
final class OpenAiDialect implements AtomicSwitch {
    public Call call(Binder binder, boolean streamed) {
        return new Transport().call();
    }

    @Override
    public boolean getAcquire(boolean strict) {
        return strict;
    }
}

interface AtomicSwitch {
    boolean getAcquire(boolean strict);
}
