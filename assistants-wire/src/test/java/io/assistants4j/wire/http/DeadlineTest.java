package io.assistants4j.wire.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assistants4j.testkit.http.Fault;
import java.io.IOException;
import java.time.Duration;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import retrofit2.Call;

class DeadlineTest {
    private static final long LIMIT = Duration.ofMillis(80).toNanos();
    private static final long LOOK = LIMIT / 8;

    private final TestFarSide far = new TestFarSide(HttpSettings.defaults());
    private final Call<ResponseBody> call = far.routes.read();
    private final Deadline deadline = new Deadline(call, LIMIT, LOOK);

    @AfterEach
    void close() {
        far.close();
    }

    @Test
    void aCallEndsWhenItsTimeIsOverAndNotAtALookBefore() {
        far.next(Fault.silence());
        long start = System.nanoTime();

        deadline.enter();

        assertThatThrownBy(call::execute).isInstanceOf(IOException.class);
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(LIMIT);
        assertThat(deadline.exit()).isTrue();
    }

    @Test
    void aCallThatIsOverInTimeIsLeftAlone() {
        deadline.enter();

        assertThat(deadline.exit()).isFalse();
        assertThat(call.isCanceled()).isFalse();
    }
}
