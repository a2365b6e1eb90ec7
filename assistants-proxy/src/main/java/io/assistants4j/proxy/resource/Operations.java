package io.assistants4j.proxy.resource;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.proxy.http.Call;
import io.assistants4j.proxy.http.Router;

/** All operations of the API. */
public final class Operations {
    private Operations() {}

    /** Adds the routes of every resource, answered by this provider. */
    public static Router addTo(Router router, AssistantsProvider provider) {
        new AssistantsResource(provider.assistants()).addTo(router);
        new ThreadsResource(provider.threads()).addTo(router);
        new MessagesResource(provider.messages()).addTo(router);
        new RunsResource(provider.runs(), provider.streams()).addTo(router);
        new RunStepsResource(provider.runs()).addTo(router);
        return router;
    }

    static ThreadId thread(Call call) {
        return new ThreadId(call.path("thread_id"));
    }

    static RunId run(Call call) {
        return new RunId(call.path("run_id"));
    }
}
