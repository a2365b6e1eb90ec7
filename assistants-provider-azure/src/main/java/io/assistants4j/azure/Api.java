package io.assistants4j.azure;

/** Which of Azure's APIs a provider asks. */
public enum Api {
    /**
     * The Responses API on the v1 surface, for the model's answers alone: assistants, threads, messages and runs are kept by
     * an engine and a store of ours. The default.
     */
    RESPONSES,
    /**
     * The Chat Completions API, for the model's answers alone, as with {@link #RESPONSES}: on the v1 surface, or with a dated
     * version such as {@code 2024-10-21} on the surface before it.
     */
    CHAT_COMPLETIONS,
    /**
     * The agents of Microsoft Foundry that it calls classic: they speak the Assistants API v2 and keep assistants, threads,
     * messages and runs themselves. Asked at the address of a project, with Entra tokens only. Microsoft retires them on
     * 2027-03-31.
     */
    AGENTS_CLASSIC
}
