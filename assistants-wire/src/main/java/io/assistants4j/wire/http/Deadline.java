package io.assistants4j.wire.http;

import java.util.concurrent.TimeUnit;
import okio.AsyncTimeout;
import retrofit2.Call;

/** Cancels an attempt that runs past the end of its call's time; okio's one watchdog thread looks after all of them. */
final class Deadline extends AsyncTimeout {
    private final Call<?> call;

    Deadline(Call<?> call, long nanosLeft) {
        this.call = call;
        timeout(nanosLeft, TimeUnit.NANOSECONDS);
    }

    @Override
    protected void timedOut() {
        call.cancel();
    }
}
