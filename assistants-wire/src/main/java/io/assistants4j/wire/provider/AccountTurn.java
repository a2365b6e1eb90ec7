package io.assistants4j.wire.provider;

import io.assistants4j.core.engine.Turn;
import io.assistants4j.core.engine.TurnEvent;
import io.assistants4j.core.engine.TurnItem;
import io.assistants4j.core.engine.TurnStream;
import io.assistants4j.core.error.AssistantsException;
import io.assistants4j.core.error.ConnectionException;
import io.assistants4j.core.error.RateLimitException;
import io.assistants4j.core.error.ServerException;
import io.assistants4j.core.run.ErrorCode;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** A turn that the first account in line takes which begins it. */
final class AccountTurn implements TurnStream {
    private static final Logger LOG = LoggerFactory.getLogger(AccountTurn.class);

    private final Turn turn;
    private final Iterator<TurnAccount> line;
    private TurnAccount account;
    private volatile @Nullable TurnStream stream;
    private volatile boolean isClosed;
    private boolean hasBegun;

    /** Nobody is asked before the first event is. */
    AccountTurn(Turn turn, List<TurnAccount> line) {
        this.turn = turn;
        this.line = line.iterator();
        this.account = this.line.next();
    }

    @Override
    public @Nullable TurnEvent next() {
        while (true) {
            try {
                TurnEvent event = asked().next();
                if (hasBegun || !(event instanceof TurnEvent.Failed failed && isTakenOver(failed))) {
                    hasBegun |= event != null;
                    return marked(event);
                }
            } catch (ConnectionException | RateLimitException | ServerException e) {
                if (hasBegun || !isTakenOver(e)) {
                    throw e;
                }
            }
        }
    }

    @Override
    public void close() {
        isClosed = true;
        TurnStream open = stream;
        if (open != null) {
            open.close();
        }
    }

    private TurnStream asked() {
        TurnStream open = stream;
        if (open != null) {
            return open;
        }
        List<TurnItem> items = OwnedThought.readableBy(account.name(), turn.items());
        TurnStream begun = account.turns().start(turn.showing(items));
        stream = begun;
        if (isClosed) {
            begun.close();
        }
        return begun;
    }

    private boolean isTakenOver(TurnEvent.Failed failed) {
        boolean mayPass = !failed.error().code().equals(ErrorCode.INVALID_PROMPT);
        return mayPass && isTakenOver(Level.WARN, failed.error().message());
    }

    private boolean isTakenOver(AssistantsException failure) {
        // One line when it begins is enough: from then on the account is left alone for a while.
        Level level = failure.code().filter("circuit_open"::equals).isPresent() ? Level.DEBUG : Level.WARN;
        return isTakenOver(level, String.valueOf(failure.getMessage()));
    }

    private boolean isTakenOver(Level level, String reason) {
        if (isClosed || !line.hasNext()) {
            return false;
        }
        TurnStream failed = stream;
        if (failed != null) {
            failed.close();
        }
        String before = account.name();
        account = line.next();
        stream = null;
        LOG.atLevel(level).log("account {} takes over a turn of account {}: {}", account.name(), before, reason);
        return true;
    }

    private @Nullable TurnEvent marked(@Nullable TurnEvent event) {
        return event instanceof TurnEvent.OpaqueItem thought
                ? new TurnEvent.OpaqueItem(OwnedThought.of(account.name(), thought.json()))
                : event;
    }
}
