package io.assistants4j.proxy.http;

/** Knows callers by their keys. */
@FunctionalInterface
public interface Doorkeeper {
    /**
     * Who calls.
     *
     * @param key what the request shows; empty where it shows none
     * @param address where it comes from
     * @throws io.assistants4j.core.error.AssistantsException where there is no such caller
     */
    Caller admit(String key, String address);
}
