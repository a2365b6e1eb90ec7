package io.assistants4j.openai;

/** Which of OpenAI's APIs a provider asks. */
public enum Api {
    /**
     * Whichever the server answers: at OpenAI's own address the Responses API. A server elsewhere is asked with the first call
     * that needs it, by requests that cost nothing, and {@link #RESPONSES}, {@link #CHAT_COMPLETIONS} and {@link #ASSISTANTS}
     * are tried in this order; what it answers 404, 405 or 501 it does not know. The answer holds until the provider is
     * closed, and the log says it. Where the server cannot be asked the call fails, and the next one asks again. The default.
     */
    AUTO,
    /**
     * The Responses API, for the model's answers alone: assistants, threads, messages and runs are kept by an engine and a
     * store of ours.
     */
    RESPONSES,
    /**
     * The Chat Completions API, for the model's answers alone, as with {@link #RESPONSES}. For servers that know no other. It
     * takes no files: an image that is one is read from the server and shown by its contents.
     */
    CHAT_COMPLETIONS,
    /**
     * The Assistants API v2, for everything: the far side keeps assistants, threads, messages and runs. For servers that
     * still speak it, such as gateways and compatible servers; OpenAI's own no longer does.
     */
    ASSISTANTS
}
