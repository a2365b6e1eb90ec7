package io.assistants4j.core.value;

/**
 * A text from a set that is closed when we write it and open when we read it.
 *
 * <p>Implementations are sealed interfaces with a nested {@code enum Known} and a nested {@code record Unrecognized(String
 * value)}, and offer {@code static of(String)} that never throws and keeps an unknown text as it came.
 */
public interface OpenEnum {
    /** The text as it stands on the wire. */
    String value();
}
