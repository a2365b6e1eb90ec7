package io.assistants4j.store.jdbc;

/**
 * Runs that are not over.
 *
 * @param provider who is to execute them
 * @param status the state they are in
 * @param runs how many they are
 */
public record ActiveRuns(String provider, String status, long runs) {}
