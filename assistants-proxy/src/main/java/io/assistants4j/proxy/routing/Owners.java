package io.assistants4j.proxy.routing;

import io.assistants4j.core.page.Page;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.provider.ProviderId;
import io.assistants4j.store.jdbc.Owned;
import io.assistants4j.store.jdbc.Owner;
import io.assistants4j.store.jdbc.OwnerTable;
import io.assistants4j.store.jdbc.Scope;
import io.assistants4j.wire.cache.RecentlyUsed;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who keeps what, as the store remembers it; what was asked or told lately is known without asking again. Thread-safe. */
public final class Owners {
    private static final Logger LOG = LoggerFactory.getLogger(Owners.class);
    private static final int KNOWN = 20_000;

    private final @Nullable OwnerTable table;
    private final RecentlyUsed<Named, Owner> known = new RecentlyUsed<>(KNOWN);

    private Owners(@Nullable OwnerTable table) {
        this.table = table;
    }

    /** Those that this table remembers. */
    public static Owners in(OwnerTable table) {
        return new Owners(table);
    }

    /** For a server with one provider and no table: nobody is remembered. */
    public static Owners none() {
        return new Owners(null);
    }

    /** Who keeps the object: nobody known, one, or several far sides that gave the same id. */
    Set<Owner> find(Owned kind, String tenant, String id) {
        if (table == null) {
            return Set.of();
        }
        Named named = new Named(kind, tenant, id);
        Owner owner = known.find(named);
        if (owner != null) {
            return Set.of(owner);
        }
        Set<Owner> found = table.find(kind, tenant, id);
        if (found.size() == 1) {
            known.put(named, found.iterator().next());
        }
        return found;
    }

    /** Whether this backend is known to keep the object. */
    boolean isKeptBy(Owned kind, String tenant, Backend backend, String id) {
        return find(kind, tenant, id).contains(owner(backend));
    }

    private static Owner owner(Backend backend) {
        return new Owner(new ProviderId(backend.name()), backend.account());
    }

    /** Who of a provider was last remembered for an object of this kind. */
    Optional<Owner> latest(Owned kind, String tenant, String provider) {
        return table == null ? Optional.empty() : table.latest(kind, new Scope(new ProviderId(provider), tenant));
    }

    /**
     * The ids of what a far side was remembered to keep, in the order in which it was.
     *
     * @throws io.assistants4j.core.error.InvalidRequestException where the page is to begin at what was not
     */
    Page<String> page(Owned kind, String tenant, Backend backend, PageRequest request) {
        return table == null
                ? Page.of(List.of(), false, id -> id)
                : table.page(kind, new Scope(new ProviderId(backend.name()), tenant), backend.account(), request);
    }

    /**
     * Remembers who keeps these. What is kept here the store knows itself. Where the store cannot write, the call goes on:
     * its object is made, and the caller had better know of it.
     */
    void remember(Owned kind, String tenant, Backend backend, Collection<String> ids) {
        OwnerTable store = table;
        if (store == null) {
            return;
        }
        Owner owner = owner(backend);
        if (backend.keepsHere()) {
            ids.forEach(id -> known.put(new Named(kind, tenant, id), owner));
            return;
        }
        try {
            List<String> unknown = ids.stream()
                    .filter(id -> !find(kind, tenant, id).contains(owner))
                    .toList();
            if (!unknown.isEmpty()) {
                store.remember(kind, new Scope(owner.provider(), tenant), owner.account(), unknown);
                // Another far side may have given the same id.
                unknown.forEach(id -> known.remove(new Named(kind, tenant, id)));
            }
        } catch (RuntimeException e) {
            LOG.warn("the store cannot remember that {} keeps {} {}", backend.label(), kind.word(), ids, e);
        }
    }

    /** Forgets who kept an object that is deleted. */
    void forget(Owned kind, String tenant, Backend backend, String id) {
        if (table == null) {
            return;
        }
        known.remove(new Named(kind, tenant, id));
        if (!backend.keepsHere()) {
            table.forget(kind, new Scope(new ProviderId(backend.name()), tenant), backend.account(), id);
        }
    }

    private record Named(Owned kind, String tenant, String id) {}
}
