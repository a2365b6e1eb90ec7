package io.assistants4j.azure;

/**
 * Where Entra tokens come from, such as a credential of {@code com.azure:azure-identity}. Whoever asks keeps the token until
 * five minutes before its end, or half of its time where that is less, and asks once however many calls need one.
 */
@FunctionalInterface
public interface TokenSource {
    /**
     * A token for this scope. It may take its time, but must come to an end; what it throws fails the calls that wait for it.
     *
     * @param scope such as {@code https://ai.azure.com/.default}
     */
    EntraToken token(String scope);
}
