package io.assistants4j.testkit.assistants;

import io.assistants4j.testkit.http.Answer;
import io.assistants4j.testkit.http.ReceivedRequest;
import io.assistants4j.testkit.internal.FakeServer;
import io.assistants4j.testkit.internal.Refused;
import io.assistants4j.testkit.internal.RouteTable;
import io.assistants4j.testkit.json.Json;
import java.util.Arrays;
import java.util.List;

/** The API as OpenAI served it. */
final class OpenAiWire implements WireDialect {
    private static final String BETA = "assistants=v2";

    @Override
    public String base() {
        return "/v1";
    }

    @Override
    public List<String> segments(ReceivedRequest request) {
        if (!request.path().startsWith(base() + "/")) {
            throw Refused.noRoute(request);
        }
        return RouteTable.segments(request.path().substring(base().length() + 1));
    }

    @Override
    public void admit(ReceivedRequest request) {
        if (!request.header("Authorization").equals("Bearer " + FakeServer.KEY)) {
            throw Refused.unauthorized();
        }
        if (Arrays.stream(request.header("OpenAI-Beta").split(",", -1))
                .noneMatch(version -> version.strip().equals(BETA))) {
            throw new Refused(
                    "You must provide the 'OpenAI-Beta' header to access the Assistants API. Please try again by setting"
                            + " the header 'OpenAI-Beta: " + BETA + "'.",
                    null,
                    "invalid_beta");
        }
    }

    @Override
    public Answer refusal(Refused refused) {
        return refused.answer();
    }

    @Override
    public String event(String name, Object data) {
        return "event: " + name + "\ndata: " + (data instanceof String text ? text : Json.of(data)) + "\n\n";
    }
}
