package io.assistants4j.proxy.resource;

import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.proxy.http.Call;
import io.assistants4j.proxy.http.Router;
import io.assistants4j.proxy.routing.Routing;

/** All operations of the API. */
public final class Operations {
    private Operations() {}

    /** Adds the paths of every resource, answered by the provider that each call is routed to. */
    public static Router addTo(Router router, Routing routing) {
        new AssistantsResource(routing).addTo(router);
        new ThreadsResource(routing).addTo(router);
        new MessagesResource(routing).addTo(router);
        new RunsResource(routing).addTo(router);
        new RunStepsResource(routing).addTo(router);
        new UsageResource(routing.ledger()).addTo(router);
        return router;
    }

    static ThreadId thread(Call call) {
        return new ThreadId(call.path("thread_id"));
    }

    static RunId run(Call call) {
        return new RunId(call.path("run_id"));
    }
}
