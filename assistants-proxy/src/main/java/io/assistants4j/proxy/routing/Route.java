package io.assistants4j.proxy.routing;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.assistant.Assistant;
import io.assistants4j.core.error.ConnectionException;
import io.assistants4j.core.error.NotFoundException;
import io.assistants4j.core.error.UnsupportedCapabilityException;
import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.event.RunStream;
import io.assistants4j.core.id.AssistantId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.page.Page;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.provider.ProviderId;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.thread.AssistantThread;
import io.assistants4j.core.thread.ThreadListing;
import io.assistants4j.core.value.Extensions;
import io.assistants4j.proxy.http.Call;
import io.assistants4j.proxy.http.Caller;
import io.assistants4j.proxy.usage.RunBeginning;
import io.assistants4j.proxy.usage.RunLedger;
import io.assistants4j.store.jdbc.Owned;
import io.assistants4j.store.jdbc.Scope;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** Where one call goes. Remembers who keeps what passes through. For one thread. */
public final class Route {
    private final Owners owners;
    private final RunLedger ledger;
    private final Call call;
    private final Caller caller;
    private final Backends among;
    private final Map<Owned, String> unproved = new LinkedHashMap<>();
    private final Deque<Backend> others;
    private final Predicate<Backend> entering;
    private Backend backend;

    /**
     * To the first of the chosen, which was entered; where one cannot be reached the next is entered so, and takes the call.
     *
     * @param among all those of which these were chosen
     */
    Route(
            Owners owners,
            RunLedger ledger,
            Call call,
            Backends among,
            List<Backend> chosen,
            Predicate<Backend> entering) {
        this.owners = owners;
        this.ledger = ledger;
        this.call = call;
        this.caller = call.caller();
        this.among = among;
        this.others = new ArrayDeque<>(chosen);
        this.backend = others.remove();
        this.entering = entering;
    }

    Backend backend() {
        return backend;
    }

    /** The backends that counted when this one was chosen, which others may have taken the place of by now. */
    Backends among() {
        return among;
    }

    /** The call is about an object of which nobody knows who keeps it: an answer will show that it is kept there. */
    void presume(Owned kind, String id) {
        unproved.put(kind, id);
    }

    /**
     * Calls a port and gives back its answer.
     *
     * @throws io.assistants4j.core.error.AssistantsException whatever the port throws
     */
    public <T> T ask(Function<AssistantsProvider, T> call) {
        T answer = reach(call);
        unproved.forEach((kind, id) -> remember(kind, List.of(id)));
        unproved.clear();
        return answer;
    }

    private <T> T reach(Function<AssistantsProvider, T> call) {
        while (true) {
            try {
                return call.apply(backend.provider());
            } catch (ConnectionException e) {
                if (others.isEmpty() || !entering.test(others.element())) {
                    throw e;
                }
                backend = others.remove();
            }
        }
    }

    /** The id, if it may be one of the kind that the field names. */
    public String id(String field, String value) {
        if (backend.keepsHere()) {
            IdKinds.require(field, value);
        } else {
            IdKinds.requireWord(field, value);
        }
        return value;
    }

    /** A page of the caller's assistants. A far side lists those of all tenants, from which its own are picked. */
    public Page<Assistant> assistants(PageRequest request) {
        if (caller.isConfined() && !backend.keepsHere()) {
            return new OwnPages(page -> ask(to -> to.assistants().list(page)), this::isOwn).page(request);
        }
        Page<Assistant> page = ask(to -> to.assistants().list(request));
        keepsAssistants(page.data().stream().map(Assistant::id).toList());
        return page;
    }

    /**
     * A page of the caller's threads. Of those that a far side keeps, a caller who is confined is shown what passed through here,
     * one after another; others are shown the far side's own list.
     *
     * @throws UnsupportedCapabilityException where that is to be shown and the far side has none
     */
    public Page<AssistantThread> threads(PageRequest request) {
        if (caller.isConfined() && !backend.keepsHere()) {
            return rememberedThreads(request);
        }
        Page<AssistantThread> page = ask(to -> listing(to).listThreads(request));
        remember(
                Owned.THREAD,
                page.data().stream().map(thread -> thread.id().value()).toList());
        return page;
    }

    /**
     * A thread that was deleted elsewhere is left out, so a page may be short; none is empty while more follow. Once it was not
     * found it is not asked for again for a while.
     */
    private Page<AssistantThread> rememberedThreads(PageRequest first) {
        PageRequest request = first;
        while (true) {
            Page<String> ids = owners.page(Owned.THREAD, caller.tenant(), backend, request);
            List<AssistantThread> threads = ids.data().stream()
                    .filter(id -> !backend.missingThreads().contains(id))
                    .flatMap(id -> found(new ThreadId(id)).stream())
                    .toList();
            Optional<PageRequest> next = ids.next(request);
            if (!threads.isEmpty() || next.isEmpty()) {
                return new Page<>(threads, ids.firstId(), ids.lastId(), ids.hasMore(), Extensions.NONE);
            }
            request = next.get();
        }
    }

    private Optional<AssistantThread> found(ThreadId id) {
        try {
            return Optional.of(ask(to -> to.threads().find(id)));
        } catch (NotFoundException e) {
            backend.missingThreads().add(id.value());
            return Optional.empty();
        }
    }

    private ThreadListing listing(AssistantsProvider to) {
        if (to instanceof ThreadListing listing) {
            return listing;
        }
        throw new UnsupportedCapabilityException(backend.label() + " does not list threads", null);
    }

    private boolean isOwn(String assistant) {
        return owners.isKeptBy(Owned.ASSISTANT, caller.tenant(), backend, assistant);
    }

    /** These assistants are kept there. */
    public void keepsAssistants(Collection<AssistantId> ids) {
        remember(Owned.ASSISTANT, ids.stream().map(AssistantId::value).toList());
    }

    /** This thread is kept there. */
    public void keepsThread(ThreadId id) {
        remember(Owned.THREAD, List.of(id.value()));
    }

    /**
     * Makes a run and gives it back, where the caller may have another.
     *
     * @throws io.assistants4j.core.error.RateLimitException where it may not
     */
    public Run begin(Function<AssistantsProvider, Run> making) {
        try (RunBeginning beginning = beginning()) {
            Run run = beginning.make(() -> ask(making));
            if (backend.keepsHere()) {
                beginning.stored();
                return run;
            }
            keepsThread(run.threadId());
            beginning.told(run);
            return saw(run);
        }
    }

    /** As {@link #begin}, and follows the run. */
    public RunStream beginStream(Function<AssistantsProvider, RunStream> making) {
        RunBeginning beginning = beginning();
        RunStream stream;
        try {
            stream = beginning.make(() -> ask(making));
        } catch (RuntimeException e) {
            beginning.close();
            throw e;
        }
        if (backend.keepsHere()) {
            beginning.stored();
            return stream;
        }
        return new StreamWatch(stream, event -> look(event, beginning), beginning::close);
    }

    /** As {@link #begin} for a run that is there and goes on. */
    public Run goOn(Function<AssistantsProvider, Run> going) {
        ledger.requireTokens(call);
        return saw(ask(going));
    }

    /** As {@link #goOn}, and follows the run. */
    public RunStream goOnStream(Function<AssistantsProvider, RunStream> going) {
        ledger.requireTokens(call);
        RunStream stream = ask(going);
        return backend.keepsHere() ? stream : new StreamWatch(stream, this::look, () -> {});
    }

    /** The same run, which the caller is shown. */
    public Run saw(Run run) {
        if (!backend.keepsHere()) {
            ledger.saw(scope(), run);
        }
        return run;
    }

    private void look(RunEvent event, RunBeginning beginning) {
        if (event instanceof RunEvent.ThreadCreated created) {
            keepsThread(created.thread().id());
        } else if (event instanceof RunEvent.RunChanged changed) {
            keepsThread(changed.run().threadId());
            beginning.told(changed.run());
            saw(changed.run());
        }
    }

    private void look(RunEvent event) {
        if (event instanceof RunEvent.RunChanged changed) {
            saw(changed.run());
        }
    }

    private RunBeginning beginning() {
        return ledger.begin(
                call,
                scope(),
                backend.keepsHere() ? null : open -> backend.provider().runs().find(open.thread(), open.run()));
    }

    private Scope scope() {
        return new Scope(new ProviderId(backend.name()), caller.tenant());
    }

    /** Calls a port that answers nothing; as {@link #ask}. */
    public void run(Consumer<AssistantsProvider> call) {
        ask(to -> {
            call.accept(to);
            return true;
        });
    }

    /** Deletes an assistant and forgets it. */
    public void delete(AssistantId id) {
        backend.provider().assistants().delete(id);
        owners.forget(Owned.ASSISTANT, caller.tenant(), backend, id.value());
    }

    /** Deletes a thread and forgets it. */
    public void delete(ThreadId id) {
        backend.provider().threads().delete(id);
        owners.forget(Owned.THREAD, caller.tenant(), backend, id.value());
    }

    private void remember(Owned kind, Collection<String> ids) {
        if (kind == Owned.THREAD) {
            ids.forEach(backend.missingThreads()::remove);
        }
        owners.remember(kind, caller.tenant(), backend, ids);
    }
}
