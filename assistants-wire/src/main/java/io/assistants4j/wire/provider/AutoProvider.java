package io.assistants4j.wire.provider;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.assistant.Assistants;
import io.assistants4j.core.client.AsyncProvider;
import io.assistants4j.core.error.AssistantsException;
import io.assistants4j.core.error.UnsupportedCapabilityException;
import io.assistants4j.core.event.RunStreams;
import io.assistants4j.core.page.Page;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.provider.Capabilities;
import io.assistants4j.core.provider.ProviderId;
import io.assistants4j.core.run.Runs;
import io.assistants4j.core.thread.AssistantThread;
import io.assistants4j.core.thread.Messages;
import io.assistants4j.core.thread.ThreadListing;
import io.assistants4j.core.thread.Threads;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A provider over whichever API its far side answers. The first call of a port asks it; calls that come meanwhile wait for the
 * same answer, which then holds for as long as the provider is open. Where the far side cannot be asked the call fails, and the
 * next one asks again. A store with runs that are not over lets it be asked at once, in the background and until it answers.
 */
public final class AutoProvider implements AssistantsProvider, ThreadListing {
    private static final Logger LOG = LoggerFactory.getLogger(AutoProvider.class);
    private static final Duration UNFINISHED_WITHIN = Duration.ofDays(1);
    private static final Duration NEXT_TRY = Duration.ofSeconds(30);

    private final ProviderParts parts;
    private final Function<ServedApi, AssistantsProvider> opening;
    private final ApiProbe probe;
    private final OneAnswer<AssistantsProvider> chosen = new OneAnswer<>(this::choose);
    private final Assistants assistants =
            Late.port(Assistants.class, () -> chosen.get().assistants());
    private final Threads threads = Late.port(Threads.class, () -> chosen.get().threads());
    private final Messages messages =
            Late.port(Messages.class, () -> chosen.get().messages());
    private final Runs runs = Late.port(Runs.class, () -> chosen.get().runs());
    private final RunStreams streams =
            Late.port(RunStreams.class, () -> chosen.get().streams());
    private final AsyncProvider async;
    private @Nullable AssistantsProvider opened;
    private boolean closed;

    private AutoProvider(ProviderParts parts, Function<ServedApi, AssistantsProvider> opening) {
        this.parts = parts;
        this.opening = opening;
        this.probe = new ApiProbe(parts.dialect(), parts.settings(), ProviderParts.time(parts.runtime()));
        this.async = new AsyncProvider(
                assistants, threads, messages, runs, parts.runtime().executor());
    }

    /**
     * Opens a provider; nothing is asked of the far side yet, unless the store holds runs that are not over.
     *
     * @param parts what it is put together of; its dialect says what can be done over each of the APIs
     * @param opening puts a provider together that speaks the API the far side answers, of the same parts
     */
    public static AutoProvider open(ProviderParts parts, Function<ServedApi, AssistantsProvider> opening) {
        AutoProvider provider = new AutoProvider(parts, opening);
        if (!parts.store()
                .due(parts.runtime().clock().instant().plus(UNFINISHED_WITHIN), 1)
                .isEmpty()) {
            provider.chooseInBackground();
        }
        return provider;
    }

    @Override
    public ProviderId id() {
        return parts.dialect().id();
    }

    /** What it can do; as long as the API is not known, what can be done over each of them. */
    @Override
    public Capabilities capabilities() {
        AssistantsProvider known = known();
        return known == null ? parts.dialect().capabilities() : known.capabilities();
    }

    @Override
    public Assistants assistants() {
        return assistants;
    }

    @Override
    public Threads threads() {
        return threads;
    }

    @Override
    public Page<AssistantThread> listThreads(PageRequest page) {
        AssistantsProvider known = chosen.get();
        if (known instanceof ThreadListing listing) {
            return listing.listThreads(page);
        }
        throw new UnsupportedCapabilityException(id() + " does not list threads", null);
    }

    @Override
    public Messages messages() {
        return messages;
    }

    @Override
    public Runs runs() {
        return runs;
    }

    @Override
    public RunStreams streams() {
        return streams;
    }

    @Override
    public AsyncProvider async() {
        return async;
    }

    @Override
    public boolean drain(Duration timeout) {
        AssistantsProvider known = known();
        return known == null || known.drain(timeout);
    }

    @Override
    public void close() {
        AssistantsProvider known;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            known = opened;
        }
        probe.close();
        if (known == null) {
            parts.giveBack();
        } else {
            known.close();
        }
    }

    private synchronized @Nullable AssistantsProvider known() {
        return opened;
    }

    private AssistantsProvider choose() {
        requireOpen();
        ServedApi api = probe.find();
        synchronized (this) {
            requireOpen();
            AssistantsProvider provider = opening.apply(api);
            opened = provider;
            return provider;
        }
    }

    private synchronized void requireOpen() {
        if (closed) {
            throw new IllegalStateException("The provider is closed.");
        }
    }

    private void chooseInBackground() {
        parts.runtime().executor().execute(() -> {
            try {
                chosen.get();
            } catch (AssistantsException e) {
                LOG.warn(
                        "The runs of {} that are not over wait, for it is not known yet which API it answers: {}",
                        id(),
                        e.getMessage());
                tryAgain();
            } catch (IllegalStateException e) {
                LOG.debug("The provider was closed before it was known which API {} answers", id());
            }
        });
    }

    private void tryAgain() {
        try {
            var unused = parts.runtime()
                    .timer()
                    .schedule(this::chooseInBackground, NEXT_TRY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("The provider was closed before it was known which API {} answers", id());
        }
    }
}
