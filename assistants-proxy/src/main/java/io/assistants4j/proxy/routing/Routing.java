package io.assistants4j.proxy.routing;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.error.ErrorDetails;
import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.core.error.NotFoundException;
import io.assistants4j.core.error.ServerException;
import io.assistants4j.core.id.AssistantId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.proxy.http.Call;
import io.assistants4j.proxy.http.Caller;
import io.assistants4j.proxy.http.Wish;
import io.assistants4j.proxy.usage.RunLedger;
import io.assistants4j.store.jdbc.Owned;
import io.assistants4j.store.jdbc.Owner;
import io.assistants4j.wire.http.Reachability;
import io.assistants4j.wire.provider.Rendezvous;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Names the provider of every call. Thread-safe.
 *
 * <p>Only the providers count that the caller may use. Of these the wish of the call goes first: its field, its header. Without
 * one, an object's own provider answers, as the store remembers it, and what is about nothing yet goes to the default. A wish
 * for another than the object's own provider is refused.
 *
 * <p>Whoever is confined to a tenant reaches nothing that is not known to be the tenant's: what a far side keeps is one heap to
 * it, so an id that was not remembered for the tenant is not passed on.
 */
public final class Routing {
    private final Owners owners;
    private final RunLedger ledger;
    private volatile Tenants tenants;

    Routing(Owners owners, RunLedger ledger, Tenants tenants) {
        this.owners = owners;
        this.ledger = ledger;
        this.tenants = tenants;
    }

    /** All calls go to this provider; it stays the caller's to close. */
    public static Routing to(AssistantsProvider provider) {
        String name = provider.id().value();
        Backend only = new Backend(name, "", provider, new Reachability(), new Missing(System::nanoTime));
        Tenants tenants = Tenants.sharing(new Backends(List.of(only), name));
        return new Routing(Owners.none(), RunLedger.none(), tenants);
    }

    /** Where the runs are counted that callers make. */
    public RunLedger ledger() {
        return ledger;
    }

    /** Calls that begin from now on go to these. */
    void use(Tenants others) {
        tenants = others;
    }

    /** Where a call goes that makes a thread, or lists assistants or threads. */
    public Route anew(Call call) {
        return enter(call, now -> homes(now, call).subList(0, 1));
    }

    /** Where a call goes that makes an assistant; where that cannot be reached, the next choice takes it. */
    public Route newAssistant(Call call) {
        return enter(call, now -> homes(now, call));
    }

    /** Where a call about an assistant goes. */
    public Route assistant(Call call, AssistantId id) {
        return keeper(call, Owned.ASSISTANT, id.value());
    }

    /** Where a call about a thread goes, or about anything that belongs to it. */
    public Route thread(Call call, ThreadId id) {
        return keeper(call, Owned.THREAD, id.value());
    }

    /** Where a run of this assistant on this thread goes; both have to be at one provider. */
    public Route run(Call call, ThreadId thread, AssistantId assistant) {
        Route route = thread(call, thread);
        String id = route.id("assistant_id", assistant.value());
        if (route.among().only().isPresent()) {
            return route;
        }
        Set<Owner> keepers = owners.find(Owned.ASSISTANT, call.caller().tenant(), id);
        if (keepers.isEmpty()) {
            requireKnown(call, route.backend(), Owned.ASSISTANT, id);
            route.presume(Owned.ASSISTANT, id);
        } else if (keepers.stream().noneMatch(keeper -> isOf(route.backend(), keeper))) {
            requireThread(call, route.backend(), thread);
            throw new InvalidRequestException(
                    "Thread '" + thread + "' is kept by provider '"
                            + route.backend().label() + "', but assistant '" + id + "' by provider " + labels(keepers)
                            + ". A run needs both at one provider.",
                    "assistant_id",
                    "invalid_value");
        }
        return route;
    }

    /**
     * Whether the server can answer, and how its providers took their last calls; calls none of them.
     *
     * @throws RuntimeException where the store does not answer
     */
    public Readiness readiness(Instant now) {
        List<Backend> all = tenants.of(Caller.ANYBODY).all();
        Backend any = all.stream().filter(Backend::keepsHere).findFirst().orElse(all.get(0));
        if (any.keepsHere()) {
            any.provider().assistants().list(PageRequest.newest(1));
        } else {
            owners.latest(Owned.THREAD, Caller.ANYBODY.tenant(), any.name());
        }
        return Readiness.of(all, now);
    }

    private Route keeper(Call call, Owned kind, String id) {
        Route route = enter(call, now -> List.of(now.only().orElseGet(() -> keeper(now, call, kind, id))));
        call.path().forEach(route::id);
        if (!route.backend().keepsHere()) {
            route.presume(kind, id);
        }
        return route;
    }

    private Backend keeper(Backends now, Call call, Owned kind, String id) {
        Set<Owner> known = owners.find(kind, call.caller().tenant(), id);
        if (known.isEmpty()) {
            Backend home = homes(now, call).get(0);
            requireKnown(call, home, kind, id);
            return home;
        }
        Optional<Wish> wish = call.wish();
        List<Backend> wished = wish.isEmpty() ? now.all() : now.wished(wish);
        List<Backend> keepers = known.stream()
                .flatMap(owner -> now.of(owner).stream())
                .filter(wished::contains)
                .toList();
        if (keepers.size() == 1) {
            return keepers.get(0);
        }
        throw keepers.isEmpty() ? elsewhere(call, kind, id, known) : ambiguous(kind, id, known);
    }

    /** A thread that is not where conversations are kept here is nowhere: nobody keeps it for the caller. */
    private void requireThread(Call call, Backend backend, ThreadId thread) {
        String tenant = call.caller().tenant();
        if (backend.keepsHere()
                && owners.find(Owned.THREAD, tenant, thread.value()).isEmpty()) {
            throw new NotFoundException(Owned.THREAD.word(), thread.value());
        }
    }

    /** Of what a far side keeps a confined caller reaches what is known to be its tenant's. */
    private static void requireKnown(Call call, Backend backend, Owned kind, String id) {
        if (call.caller().isConfined() && !backend.keepsHere()) {
            throw new NotFoundException(kind.word(), id);
        }
    }

    /**
     * The backends for what nobody keeps yet, the first choice first. Where each account keeps its own objects, all of a
     * tenant belong into one: a run needs its assistant and its thread there. So that is where its last assistant is.
     */
    private List<Backend> homes(Backends now, Call call) {
        List<Backend> wished = now.wished(call.wish());
        if (wished.size() == 1) {
            return wished;
        }
        String tenant = call.caller().tenant();
        return owners.latest(Owned.ASSISTANT, tenant, wished.get(0).name())
                .flatMap(now::of)
                .filter(wished::contains)
                .map(List::of)
                .orElseGet(() -> Rendezvous.order(tenant, wished, Backend::account));
    }

    /** Enters the first backend of the choice, so that it is not closed under the call. */
    private Route enter(Call call, Function<Backends, List<Backend>> choice) {
        while (true) {
            Tenants now = tenants;
            Backends among = now.of(call.caller());
            List<Backend> chosen = choice.apply(among);
            if (isEntered(call, chosen.get(0))) {
                return new Route(owners, ledger, call, among, chosen, other -> isEntered(call, other));
            }
            if (tenants == now) {
                throw new ServerException(
                        "The server is stopping.", ErrorDetails.of(503, "server_error", null, null), null);
            }
        }
    }

    private static boolean isEntered(Call call, Backend backend) {
        if (!backend.enter()) {
            return false;
        }
        call.whenOver(backend::leave);
        call.answerWith(Wish.HEADER, backend.label());
        return true;
    }

    private static boolean isOf(Backend backend, Owner owner) {
        return owner.provider().value().equals(backend.name())
                && owner.account().equals(backend.account());
    }

    private static RuntimeException elsewhere(Call call, Owned kind, String id, Set<Owner> keepers) {
        boolean mayKnow = keepers.stream()
                .allMatch(keeper -> call.caller().mayUse(keeper.provider().value()));
        if (!mayKnow) {
            return new NotFoundException(kind.word(), id);
        }
        String object = kind.word() + " '" + id + "'";
        Optional<Wish> wish = call.wish();
        if (wish.isEmpty()) {
            return missing(
                    "The " + object + " is kept by provider " + labels(keepers) + ", which this server has not.");
        }
        String source = wish.get().source();
        return new InvalidRequestException(
                "The " + object + " is kept by provider " + labels(keepers) + ", but '" + source + "' asks for '"
                        + wish.get().provider() + "'.",
                source,
                "invalid_value");
    }

    private static RuntimeException ambiguous(Owned kind, String id, Set<Owner> keepers) {
        return new InvalidRequestException(
                "Several providers keep " + kind.word() + " '" + id + "': " + labels(keepers) + ". Name one as '"
                        + Wish.FIELD + "' or in the header '" + Wish.HEADER + "'.",
                kind.word() + "_id",
                "invalid_value");
    }

    private static NotFoundException missing(String message) {
        return new NotFoundException(message, ErrorDetails.of(404, "invalid_request_error", null, null), null);
    }

    private static String labels(Set<Owner> owners) {
        return owners.stream()
                .map(owner -> "'" + owner.provider() + (owner.account().isEmpty() ? "" : "/" + owner.account()) + "'")
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
