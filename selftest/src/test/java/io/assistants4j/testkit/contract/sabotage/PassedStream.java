package io.assistants4j.testkit.contract.sabotage;

import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.event.RunStream;
import java.util.Iterator;

/** A stream that passes everything on; saboteurs write over what they break. */
class PassedStream implements RunStream {
    private final RunStream real;

    PassedStream(RunStream real) {
        this.real = real;
    }

    final RunStream real() {
        return real;
    }

    @Override
    public Iterator<RunEvent> iterator() {
        return real.iterator();
    }

    @Override
    public void close() {
        real.close();
    }
}
