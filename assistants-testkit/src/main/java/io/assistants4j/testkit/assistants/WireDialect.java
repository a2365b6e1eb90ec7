package io.assistants4j.testkit.assistants;

import io.assistants4j.testkit.http.Answer;
import io.assistants4j.testkit.http.ReceivedRequest;
import io.assistants4j.testkit.internal.Refused;
import java.util.List;

/** What tells the servers of this API apart: where its routes begin, what a request has to carry, how errors and events are wrapped. */
interface WireDialect {
    /** Where the routes begin, such as {@code /v1}. */
    String base();

    /** The decoded segments of the path behind the base; a path elsewhere is refused. */
    List<String> segments(ReceivedRequest request);

    /** Refuses a request without the headers and parameters that every request carries. */
    void admit(ReceivedRequest request);

    /** The answer to a refused request. */
    Answer refusal(Refused refused);

    /** An event as it stands in the stream. */
    String event(String name, Object data);
}
