package io.assistants4j.openai;

/** Which of OpenAI's APIs a provider asks. */
public enum Api {
    /**
     * The Responses API, for the model's answers alone: assistants, threads, messages and runs are kept by an engine and a
     * store of ours. The default.
     */
    RESPONSES,
    /**
     * The Chat Completions API, for the model's answers alone, as with {@link #RESPONSES}. For servers that know no other;
     * images that are files cannot be shown to it.
     */
    CHAT_COMPLETIONS,
    /**
     * The Assistants API v2, for everything: the far side keeps assistants, threads, messages and runs. For servers that
     * still speak it, such as gateways and compatible servers; OpenAI's own no longer does.
     */
    ASSISTANTS
}
