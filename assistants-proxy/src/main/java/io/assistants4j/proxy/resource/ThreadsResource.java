package io.assistants4j.proxy.resource;

import static io.assistants4j.proxy.resource.Operations.thread;

import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.thread.AssistantThread;
import io.assistants4j.core.thread.NewThread;
import io.assistants4j.core.thread.ThreadChange;
import io.assistants4j.proxy.http.Answer;
import io.assistants4j.proxy.http.Call;
import io.assistants4j.proxy.http.Router;
import io.assistants4j.proxy.routing.Route;
import io.assistants4j.proxy.routing.Routing;

/** {@code /threads}. */
final class ThreadsResource {
    private static final String ALL = "/threads";
    private static final String ONE = ALL + "/{thread_id}";

    private final Routing routing;

    ThreadsResource(Routing routing) {
        this.routing = routing;
    }

    void addTo(Router router) {
        router.on("POST", ALL, this::create)
                .on("GET", ALL, this::list)
                .on("GET", ONE, this::find)
                .on("POST", ONE, this::update)
                .on("DELETE", ONE, this::delete);
    }

    private Answer create(Call call) {
        NewThread request = call.body(NewThread.class);
        Route route = routing.anew(call);
        AssistantThread thread = route.ask(to -> to.threads().create(request));
        route.keepsThread(thread.id());
        return Answer.json(thread);
    }

    /** The API itself never had it; who moves elsewhere needs it. */
    private Answer list(Call call) {
        PageRequest request = call.query().page();
        return Answer.json(routing.anew(call).threads(request));
    }

    private Answer find(Call call) {
        ThreadId id = thread(call);
        return Answer.json(routing.thread(call, id).ask(to -> to.threads().find(id)));
    }

    private Answer update(Call call) {
        ThreadId id = thread(call);
        ThreadChange change = call.body(ThreadChange.class);
        return Answer.json(routing.thread(call, id).ask(to -> to.threads().update(id, change)));
    }

    private Answer delete(Call call) {
        ThreadId id = thread(call);
        routing.thread(call, id).delete(id);
        return Answer.deleted(id.value(), "thread");
    }
}
