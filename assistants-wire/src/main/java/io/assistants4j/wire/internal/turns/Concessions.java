package io.assistants4j.wire.internal.turns;

import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.wire.turns.RefusedParameters;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks without what a model has refused, and remembers it, so that each extra is refused once and not once per turn.
 * Thread-safe.
 *
 * @param <E> the extras of an API
 */
public final class Concessions<E extends Enum<E> & Extra> {
    private static final Logger LOG = LoggerFactory.getLogger(Concessions.class);

    /** Model names come from callers; a memory that forgets nothing would be theirs to fill. */
    private static final int MOST_MODELS = 1_000;

    private static final Set<String> CODES = Set.of("unsupported_parameter", "unsupported_value", "unknown_parameter");
    private static final List<String> WORDS = List.of(
            "not support",
            "unsupported",
            "unknown parameter",
            "unknown field",
            "unknown name",
            "unrecognized",
            "not permitted",
            "only allowed when");

    private final List<E> extras;
    private final RefusedParameters callers;
    private final Map<String, Set<E>> byModel = new ConcurrentHashMap<>();

    /**
     * Nothing is known to be refused yet.
     *
     * @param callers what becomes of extras that callers asked for
     */
    public Concessions(Class<E> extras, RefusedParameters callers) {
        this.extras = List.of(extras.getEnumConstants());
        this.callers = callers;
    }

    /**
     * Asks a model, again and again for as long as it refuses another extra.
     *
     * @param ask asks without these extras
     * @throws InvalidRequestException where something else was refused, or what a caller asked for and is not to be left out
     */
    public <T> T ask(String model, Function<Set<E>, T> ask) {
        Set<E> left = byModel.getOrDefault(model, Set.of());
        while (true) {
            try {
                return ask.apply(left);
            } catch (InvalidRequestException refusal) {
                Optional<E> extra = refused(refusal).filter(this::mayGo);
                if (extra.isEmpty() || left.contains(extra.get())) {
                    throw refusal;
                }
                LOG.warn("{} does not take {}, which is left out from now on", model, extra.get());
                left = add(model, left, extra.get());
            }
        }
    }

    private boolean mayGo(E extra) {
        return callers == RefusedParameters.DROP || !extra.isCallers();
    }

    /** Which of them a refusal is about; nothing where it is about something else or about a wrong value. */
    Optional<E> refused(InvalidRequestException refusal) {
        String message = String.valueOf(refusal.getMessage()).toLowerCase(Locale.ROOT);
        boolean unsupported = refusal.code().map(CODES::contains).orElse(false)
                || WORDS.stream().anyMatch(message::contains);
        if (!unsupported) {
            return Optional.empty();
        }
        String param = refusal.param().orElse("");
        return extras.stream()
                .filter(extra -> extra.params().stream().anyMatch(param::startsWith))
                .findFirst()
                .or(() -> extras.stream()
                        .filter(extra -> extra.words().stream().anyMatch(word -> mentions(message, word)))
                        .findFirst());
    }

    /** Whether a text holds these words as a whole, in whatever kind of quotes. */
    private static boolean mentions(String text, String words) {
        for (int at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
            int end = at + words.length();
            if ((at == 0 || !inWord(text.charAt(at - 1))) && (end == text.length() || !inWord(text.charAt(end)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean inWord(char c) {
        return c == '_' || Character.isLetterOrDigit(c);
    }

    private Set<E> add(String model, Set<E> known, E refused) {
        Set<E> more = EnumSet.of(refused);
        more.addAll(known);
        Set<E> fixed = Collections.unmodifiableSet(more);
        if (byModel.size() < MOST_MODELS || byModel.containsKey(model)) {
            byModel.put(model, fixed);
        }
        return fixed;
    }
}
