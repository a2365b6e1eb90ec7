package io.assistants4j.wire.assistants;

import io.assistants4j.core.id.MessageId;
import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.page.Page;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.thread.MessageChange;
import io.assistants4j.core.thread.Messages;
import io.assistants4j.core.thread.NewMessage;
import io.assistants4j.wire.http.Segment;
import java.util.LinkedHashMap;
import java.util.Map;

/** The port of messages, call by call. */
final class NativeMessages implements Messages {
    private final FarSide far;
    private final MessagesRoutes routes;

    NativeMessages(FarSide far, MessagesRoutes routes) {
        this.far = far;
        this.routes = routes;
    }

    @Override
    public Message create(ThreadId thread, NewMessage request) {
        far.needs().check(request);
        return far.ask(
                Action.CREATE_MESSAGE, routes.create(Segment.of(thread.value()), far.body(request)), Message.class);
    }

    @Override
    public Message find(ThreadId thread, MessageId id) {
        return far.ask(
                Action.FIND_MESSAGE, routes.find(Segment.of(thread.value()), Segment.of(id.value())), Message.class);
    }

    @Override
    public Page<Message> list(ThreadId thread, PageRequest page) {
        return listing().page(far, page, query -> routes.list(Segment.of(thread.value()), query));
    }

    @Override
    public Page<Message> list(ThreadId thread, RunId run, PageRequest page) {
        return listing().only(message -> run.equals(message.runId())).page(far, page, query -> {
            Map<String, String> one = new LinkedHashMap<>(query);
            one.put("run_id", run.value());
            return routes.list(Segment.of(thread.value()), one);
        });
    }

    @Override
    public Message update(ThreadId thread, MessageId id, MessageChange change) {
        return far.ask(
                Action.UPDATE_MESSAGE,
                routes.update(Segment.of(thread.value()), Segment.of(id.value()), far.body(change)),
                Message.class);
    }

    @Override
    public void delete(ThreadId thread, MessageId id) {
        far.askToDelete(Action.DELETE_MESSAGE, routes.delete(Segment.of(thread.value()), Segment.of(id.value())));
    }

    private Listing<Message> listing() {
        return new Listing<>(
                        Action.LIST_MESSAGES,
                        Message.class,
                        message -> message.id().value(),
                        Message::createdAt)
                .showing(far::shows);
    }
}
