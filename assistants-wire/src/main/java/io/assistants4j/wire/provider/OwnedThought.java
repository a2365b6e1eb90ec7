package io.assistants4j.wire.provider;

import io.assistants4j.core.engine.TurnItem;
import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.core.value.RawJson;
import io.assistants4j.wire.json.JsonCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What only its writer can read, kept with the writer's name.
 *
 * @param account the writer
 * @param item what it wrote
 */
record OwnedThought(String account, RawJson item) {
    private static final String BEGIN = "{\"account\":";

    static RawJson of(String account, RawJson item) {
        return JsonCodec.tolerant().raw(new OwnedThought(account, item));
    }

    /** Who wrote the last of what is kept; nobody where it bears no name. */
    static Optional<String> writer(List<TurnItem> items) {
        String writer = null;
        for (TurnItem item : items) {
            if (item instanceof TurnItem.Opaque opaque) {
                writer = read(opaque).map(OwnedThought::account).orElse(writer);
            }
        }
        return Optional.ofNullable(writer);
    }

    /** The items as this account wrote them, without what others wrote for themselves. */
    static List<TurnItem> readableBy(String account, List<TurnItem> items) {
        List<TurnItem> readable = new ArrayList<>();
        for (TurnItem item : items) {
            Optional<OwnedThought> thought = item instanceof TurnItem.Opaque opaque ? read(opaque) : Optional.empty();
            if (thought.isEmpty()) {
                readable.add(item);
            } else if (thought.get().account().equals(account)) {
                readable.add(new TurnItem.Opaque(thought.get().item()));
            }
        }
        return readable;
    }

    private static Optional<OwnedThought> read(TurnItem.Opaque opaque) {
        if (!opaque.json().json().startsWith(BEGIN)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JsonCodec.tolerant().read(OwnedThought.class, opaque.json()));
        } catch (InvalidRequestException e) {
            return Optional.empty();
        }
    }
}
