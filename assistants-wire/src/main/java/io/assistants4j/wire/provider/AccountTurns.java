package io.assistants4j.wire.provider;

import io.assistants4j.core.engine.ModelTurns;
import io.assistants4j.core.engine.Turn;
import io.assistants4j.core.engine.TurnStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Lets several accounts of a vendor take the turns of one provider. An assistant's turns on a thread go to the same account,
 * where what they have in common is still at hand; the next in line takes a turn that an account did not begin: because it
 * cannot be reached or is left alone, because its limit is reached, or because it failed. From the first event on a turn
 * stays where it is. Thread-safe.
 *
 * <p>What only its writer can read, such as encrypted reasoning, is marked with the account. Later turns of the run go there
 * first; another account takes them without it.
 */
public final class AccountTurns implements ModelTurns {
    private final List<TurnAccount> accounts;

    /** Takes turns with these accounts, of which there is at least one. */
    public AccountTurns(List<TurnAccount> accounts) {
        this.accounts = List.copyOf(accounts);
        if (accounts.isEmpty()) {
            throw new IllegalArgumentException("there must be an account");
        }
    }

    @Override
    public TurnStream start(Turn turn) {
        return new AccountTurn(turn, inLine(turn));
    }

    /** As the account counts that would take it. */
    @Override
    public OptionalLong count(Turn turn) {
        TurnAccount first = inLine(turn).get(0);
        return first.turns().count(turn.showing(OwnedThought.readableBy(first.name(), turn.items())));
    }

    private List<TurnAccount> inLine(Turn turn) {
        List<TurnAccount> line =
                new ArrayList<>(Rendezvous.order(turn.thread() + "/" + turn.assistant(), accounts, TurnAccount::name));
        Optional<String> writer = OwnedThought.writer(turn.items());
        writer.ifPresent(name ->
                line.sort(Comparator.comparing(account -> !account.name().equals(name))));
        return line;
    }
}
