package io.assistants4j.proxy.resource;

import static io.assistants4j.proxy.resource.Operations.thread;

import io.assistants4j.core.id.MessageId;
import io.assistants4j.core.id.RunId;
import io.assistants4j.core.page.Page;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.thread.MessageChange;
import io.assistants4j.core.thread.Messages;
import io.assistants4j.core.thread.NewMessage;
import io.assistants4j.proxy.http.Answer;
import io.assistants4j.proxy.http.Call;
import io.assistants4j.proxy.http.Router;

/** {@code /threads/{thread_id}/messages}. */
final class MessagesResource {
    private static final String ALL = "/threads/{thread_id}/messages";
    private static final String ONE = ALL + "/{message_id}";

    private final Messages messages;

    MessagesResource(Messages messages) {
        this.messages = messages;
    }

    void addTo(Router router) {
        router.on("POST", ALL, call -> Answer.json(messages.create(thread(call), call.body(NewMessage.class))))
                .on("GET", ALL, call -> Answer.json(list(call)))
                .on("GET", ONE, call -> Answer.json(messages.find(thread(call), id(call))))
                .on("POST", ONE, this::update)
                .on("DELETE", ONE, this::delete);
    }

    private Page<Message> list(Call call) {
        PageRequest page = call.query().page();
        return call.query()
                .value("run_id")
                .map(run -> messages.list(thread(call), new RunId(call.id("run_id", run)), page))
                .orElseGet(() -> messages.list(thread(call), page));
    }

    private Answer update(Call call) {
        return Answer.json(messages.update(thread(call), id(call), call.body(MessageChange.class)));
    }

    private Answer delete(Call call) {
        messages.delete(thread(call), id(call));
        return Answer.deleted(id(call).value(), "thread.message");
    }

    private static MessageId id(Call call) {
        return new MessageId(call.path("message_id"));
    }
}
