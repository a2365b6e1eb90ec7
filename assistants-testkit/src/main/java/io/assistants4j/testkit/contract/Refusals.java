package io.assistants4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.assistants4j.core.error.InvalidRequestException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** How requests are refused that are not possible in the state things are in. */
final class Refusals {
    private static final int BAD_REQUEST = 400;

    private Refusals() {}

    /** Refused in these words, as a bad request that is wrong in no field of its own. */
    static void assertRefused(String words, ThrowingCallable call) {
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(call)
                .withMessage(words)
                .satisfies(refusal -> {
                    assertThat(refusal.status()).isEqualTo(BAD_REQUEST);
                    assertThat(refusal.details().type()).isEqualTo("invalid_request_error");
                    assertThat(refusal.param()).isEmpty();
                    assertThat(refusal.code()).isEmpty();
                });
    }
}
