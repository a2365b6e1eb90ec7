package io.assistants4j.testkit.internal;

import io.assistants4j.testkit.http.Answer;
import io.assistants4j.testkit.http.ReceivedRequest;
import java.util.Optional;

/** How a far side is entered and how it says no: what differs between hosts of one API. The default is OpenAI's own. */
public interface Door {
    /** OpenAI's own: nothing needs changing. */
    Door OPENAI = new Door() {};

    /** What clients are given, behind the origin of the server. */
    default String base() {
        return "/v1";
    }

    /**
     * The request as it would have come to OpenAI.
     *
     * @throws Refused where it may not come in
     */
    default ReceivedRequest enter(ReceivedRequest request) {
        return request;
    }

    /** The answer to a request that was refused, where it differs. */
    default Optional<Answer> refusal(ReceivedRequest request, Refused refused) {
        return Optional.empty();
    }

    /** Whether threads can be listed behind it. */
    default boolean listsThreads() {
        return false;
    }

    /** An answer with the headers that every answer has. */
    default Answer label(Answer answer, String serial) {
        return answer.header("x-request-id", "req_fake_" + serial).header("openai-processing-ms", "1");
    }
}
