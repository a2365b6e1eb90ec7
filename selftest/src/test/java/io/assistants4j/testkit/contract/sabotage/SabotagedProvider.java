package io.assistants4j.testkit.contract.sabotage;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.assistant.Assistants;
import io.assistants4j.core.client.AsyncProvider;
import io.assistants4j.core.event.RunStreams;
import io.assistants4j.core.provider.Capabilities;
import io.assistants4j.core.provider.ProviderId;
import io.assistants4j.core.run.Runs;
import io.assistants4j.core.thread.Messages;
import io.assistants4j.core.thread.Threads;

/** A provider that passes everything on; saboteurs write over what they break. */
class SabotagedProvider implements AssistantsProvider {
    private final AssistantsProvider real;

    SabotagedProvider(AssistantsProvider real) {
        this.real = real;
    }

    final AssistantsProvider real() {
        return real;
    }

    @Override
    public ProviderId id() {
        return real.id();
    }

    @Override
    public Capabilities capabilities() {
        return real.capabilities();
    }

    @Override
    public Assistants assistants() {
        return real.assistants();
    }

    @Override
    public Threads threads() {
        return real.threads();
    }

    @Override
    public Messages messages() {
        return real.messages();
    }

    @Override
    public Runs runs() {
        return real.runs();
    }

    @Override
    public RunStreams streams() {
        return real.streams();
    }

    @Override
    public AsyncProvider async() {
        return real.async();
    }

    @Override
    public void close() {
        real.close();
    }
}
