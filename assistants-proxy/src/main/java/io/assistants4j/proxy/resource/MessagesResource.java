package io.assistants4j.proxy.resource;

import static io.assistants4j.proxy.resource.Operations.thread;

import io.assistants4j.core.id.MessageId;
import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.thread.MessageChange;
import io.assistants4j.core.thread.NewMessage;
import io.assistants4j.proxy.http.Answer;
import io.assistants4j.proxy.http.Call;
import io.assistants4j.proxy.http.Router;
import io.assistants4j.proxy.routing.Route;
import io.assistants4j.proxy.routing.Routing;
import java.util.Optional;

/** {@code /threads/{thread_id}/messages}. */
final class MessagesResource {
    private static final String ALL = "/threads/{thread_id}/messages";
    private static final String ONE = ALL + "/{message_id}";

    private final Routing routing;

    MessagesResource(Routing routing) {
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
        ThreadId thread = thread(call);
        NewMessage request = call.body(NewMessage.class);
        return Answer.json(routing.thread(call, thread).ask(to -> to.messages().create(thread, request)));
    }

    private Answer list(Call call) {
        ThreadId thread = thread(call);
        PageRequest page = call.query().page();
        Optional<String> run = call.query().value("run_id");
        Route route = routing.thread(call, thread);
        run.ifPresent(id -> route.id("run_id", id));
        return Answer.json(route.ask(to -> run.map(id -> to.messages().list(thread, new RunId(id), page))
                .orElseGet(() -> to.messages().list(thread, page))));
    }

    private Answer find(Call call) {
        ThreadId thread = thread(call);
        MessageId id = id(call);
        return Answer.json(routing.thread(call, thread).ask(to -> to.messages().find(thread, id)));
    }

    private Answer update(Call call) {
        ThreadId thread = thread(call);
        MessageId id = id(call);
        MessageChange change = call.body(MessageChange.class);
        return Answer.json(routing.thread(call, thread).ask(to -> to.messages().update(thread, id, change)));
    }

    private Answer delete(Call call) {
        ThreadId thread = thread(call);
        MessageId id = id(call);
        routing.thread(call, thread).run(to -> to.messages().delete(thread, id));
        return Answer.deleted(id.value(), "thread.message");
    }

    private static MessageId id(Call call) {
        return new MessageId(call.path("message_id"));
    }
}
