package io.assistants4j.wire.chat;

/** Whose idea of the API a server follows where servers differ and do not say so. */
public enum ChatServer {
    /**
     * OpenAI itself: the bound on an answer is {@code max_completion_tokens}, nothing is to be stored, and metadata is
     * only for what is stored.
     */
    OPENAI,
    /**
     * OpenAI's models behind deployments: the model names a deployment, which is part of the path; the bound on an answer is
     * {@code max_completion_tokens}; nothing is said about storing, which older versions do not know.
     */
    DEPLOYMENTS,
    /**
     * Any other: the bound is {@code max_tokens}, because some pass over the newer name without a word, and the ids of
     * assistant, thread and run go along as metadata.
     */
    COMPATIBLE
}
