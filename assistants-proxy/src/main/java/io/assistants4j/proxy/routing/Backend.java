package io.assistants4j.proxy.routing;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.engine.EngineProvider;
import io.assistants4j.wire.http.Reachability;
import org.jspecify.annotations.Nullable;

/** A provider that calls are routed to, and how many are using it. Thread-safe. */
final class Backend {
    private final String name;
    private final String account;
    private final AssistantsProvider provider;
    private final Reachability reachability;
    private final Missing missingThreads;
    private int uses;
    private boolean isRetired;
    private @Nullable Runnable whenUnused;

    Backend(
            String name,
            String account,
            AssistantsProvider provider,
            Reachability reachability,
            Missing missingThreads) {
        this.name = name;
        this.account = account;
        this.provider = provider;
        this.reachability = reachability;
        this.missingThreads = missingThreads;
    }

    /** What configuration, requests and the store call it. */
    String name() {
        return name;
    }

    /** Its account, where the provider has several and each keeps its own objects; else empty. */
    String account() {
        return account;
    }

    /** How a request asks for just this one. */
    String label() {
        return account.isEmpty() ? name : name + "/" + account;
    }

    AssistantsProvider provider() {
        return provider;
    }

    /** How its far side took the last call, of any tenant and account. */
    Reachability reachability() {
        return reachability;
    }

    /** The threads that its far side lately said it does not have. */
    Missing missingThreads() {
        return missingThreads;
    }

    /** Whether its objects are in our store, under ids we made. */
    boolean keepsHere() {
        return provider instanceof EngineProvider;
    }

    /** Begins a use; false where there may be none any more. */
    synchronized boolean enter() {
        if (isRetired) {
            return false;
        }
        uses++;
        return true;
    }

    /** Ends a use. */
    void leave() {
        Runnable last = null;
        synchronized (this) {
            uses--;
            if (uses == 0) {
                last = whenUnused;
            }
        }
        if (last != null) {
            last.run();
        }
    }

    /** Takes no more uses, and does this as soon as there are none. */
    void retire(Runnable work) {
        synchronized (this) {
            isRetired = true;
            if (uses > 0) {
                whenUnused = work;
                return;
            }
        }
        work.run();
    }
}
