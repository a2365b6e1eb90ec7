package io.assistants4j.wire.responses;

/**
 * What the far side says of a request it was asked to count.
 *
 * @param inputTokens the tokens the model would read
 */
record InputTokens(long inputTokens) {}
