package io.assistants4j.wire.http;

import io.assistants4j.core.error.AssistantsException;
import io.assistants4j.wire.dialect.ErrorText;
import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Response;

/**
 * The body of an answer that is still coming. One thread reads; any thread may close it, which wakes the reader at once
 * and tells the far side that nobody listens any more.
 */
public final class OpenStream implements AutoCloseable {
    /** Reads something from the body. */
    @FunctionalInterface
    public interface Reading<T> {
        /** Reads; may block for as long as the far side is silent. Null stands for the end. */
        @Nullable
        T read() throws IOException;
    }

    private final Call<ResponseBody> call;
    private final Response<ResponseBody> response;
    private final ResponseBody body;
    private final RunningCall running;
    private final Failures failures;
    private final Runnable whenOver;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile boolean closed;

    OpenStream(
            Call<ResponseBody> call,
            Response<ResponseBody> response,
            ResponseBody body,
            RunningCall running,
            Failures failures,
            Runnable whenOver) {
        this.call = call;
        this.response = response;
        this.body = body;
        this.running = running;
        this.failures = failures;
        this.whenOver = whenOver;
    }

    /** The bytes; to be read only inside {@link #read}. */
    public BufferedSource source() {
        return body.source();
    }

    /** The far side's id of the request. */
    public @Nullable String requestId() {
        return Failures.requestId(response.headers());
    }

    /** Whether {@link #close} was called or the end was reached. */
    public boolean isClosed() {
        return closed;
    }

    /**
     * Reads something, in such a way that {@link #close} can come in between.
     *
     * @return what was read; null also where the stream is closed, even while it was being read
     * @throws AssistantsException where the stream broke off or was silent for too long; it is closed then
     */
    public <T> @Nullable T read(Reading<T> reading) {
        this.reading.lock();
        try {
            T read = closed ? null : reading.read();
            if (read != null) {
                running.read();
            }
            return read;
        } catch (IOException e) {
            if (closed) {
                return null;
            }
            AssistantsException failure = failures.brokenStream(response, e);
            fail(failure);
            throw failure;
        } finally {
            this.reading.unlock();
        }
    }

    /** A failure for a body that came well and makes no sense; the stream is closed. */
    public AssistantsException undecodable(String why, @Nullable Throwable cause) {
        AssistantsException failure = failures.undecodable(response, why, cause);
        fail(failure);
        return failure;
    }

    /** A failure that the far side tells within the stream; the stream is closed. */
    public AssistantsException told(ErrorText text) {
        AssistantsException failure = failures.told(response, text);
        fail(failure);
        return failure;
    }

    /** Measures the tokens this answer cost. */
    public void tokens(long input, long output) {
        running.tokens(input, output);
    }

    /**
     * The reader has all it wants: the connection may serve another call.
     *
     * @param errorType for the measurements, the bounded name of what the answer reports as its failure, if it does
     */
    public void finish(@Nullable String errorType) {
        reading.lock();
        try {
            closed = true;
            if (errorType == null) {
                running.succeeded();
            } else {
                running.ended(errorType);
            }
            body.close();
            whenOver.run();
        } finally {
            reading.unlock();
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        call.cancel();
        reading.lock();
        try {
            running.ended("cancelled");
            body.close();
            whenOver.run();
        } finally {
            reading.unlock();
        }
    }

    private void fail(AssistantsException failure) {
        reading.lock();
        try {
            closed = true;
            running.failed(failure);
            call.cancel();
            body.close();
            whenOver.run();
        } finally {
            reading.unlock();
        }
    }
}
