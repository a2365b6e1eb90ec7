package io.assistants4j.proxy.provider;

/**
 * A provider of a server, before it is opened.
 *
 * @param name what requests and the store call it
 * @param type its kind
 * @param opening how to open it
 */
public record NamedOpening(String name, String type, Opening opening) {}
