package io.assistants4j.proxy.config.schema;

import io.assistants4j.core.value.Secret;
import io.assistants4j.wire.config.Problems;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A single value, read from its text, so that it is read from a variable in the same way.
 *
 * @param <T> what is made of it
 */
public final class Scalar<T> implements ValueType<T> {
    private static final Pattern TIME = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,6})?)(ms|s|m|h)?");

    private final String expected;
    private final Function<String, @Nullable T> parsing;
    private final List<String> words;
    private final boolean isHidden;

    private Scalar(String expected, Function<String, @Nullable T> parsing, List<String> words, boolean isHidden) {
        this.expected = expected;
        this.parsing = parsing;
        this.words = words;
        this.isHidden = isHidden;
    }

    /** Any text. */
    public static Scalar<String> text() {
        return of("a text", text -> text);
    }

    /** A text that is never shown. */
    public static Scalar<Secret> secret() {
        return new Scalar<>("a secret text", Secret::of, List.of(), true);
    }

    /** A name: letters, digits, underscores and hyphens. */
    public static Scalar<String> name() {
        String expected = "a name of at most 64 letters, digits, underscores and hyphens";
        return of(expected, text -> text.matches("[a-zA-Z0-9_-]{1,64}") ? text : null);
    }

    /** A whole number in a range. */
    public static Scalar<Integer> wholeNumber(int least, int most) {
        return of("a whole number from " + least + " to " + most, text -> {
            if (!text.matches("-?\\d{1,10}")) {
                return null;
            }
            long number = Long.parseLong(text);
            return number < least || number > most ? null : (int) number;
        });
    }

    /** A whole number from 1 on, of which there may be very many. */
    public static Scalar<Long> count(long most) {
        return of("a whole number from 1 to " + most, text -> {
            if (!text.matches("\\d{1,18}")) {
                return null;
            }
            long number = Long.parseLong(text);
            return number < 1 || number > most ? null : number;
        });
    }

    /** Yes or no. */
    public static Scalar<Boolean> flag() {
        return of(
                "true or false",
                text -> text.equalsIgnoreCase("true")
                        ? Boolean.TRUE
                        : text.equalsIgnoreCase("false") ? Boolean.FALSE : null);
    }

    /** One of a few words. */
    public static Scalar<String> oneOf(List<String> words) {
        return oneOf(words, text -> words.contains(text) ? text : null);
    }

    /** A constant, by its name in small letters. */
    public static <E extends Enum<E>> Scalar<E> oneOf(Class<E> choices) {
        List<E> all = List.of(choices.getEnumConstants());
        return oneOf(
                all.stream().map(Scalar::word).toList(),
                text -> all.stream()
                        .filter(one -> word(one).equals(text))
                        .findFirst()
                        .orElse(null));
    }

    private static <T> Scalar<T> oneOf(List<String> words, Function<String, @Nullable T> parsing) {
        return new Scalar<>("one of " + String.join(", ", words), parsing, words, false);
    }

    /** The address of an API. It is not shown where it is wrong: somebody may have put a password into it. */
    public static Scalar<URI> address() {
        return new Scalar<>(
                "an http or https address with a host and without user, query or fragment",
                text -> Problems.addressOf(text).orElse(null),
                List.of(),
                true);
    }

    /** A span of time. */
    public static Scalar<Duration> time() {
        return of("a time such as 500ms, 30s or 10m; a number alone counts seconds", Scalar::time);
    }

    /** A file or directory. */
    public static Scalar<Path> path() {
        return of("a path", text -> {
            try {
                return Path.of(text);
            } catch (InvalidPathException e) {
                return null;
            }
        });
    }

    /**
     * Whatever somebody makes of a text.
     *
     * @param expected what a text must be
     * @param parsing gives null for any other text
     */
    public static <T> Scalar<T> of(String expected, Function<String, @Nullable T> parsing) {
        return new Scalar<>(expected, parsing, List.of(), false);
    }

    @Override
    public String expected() {
        return expected;
    }

    @Override
    public @Nullable T read(Place place) {
        Place.Said said = place.text(expected).orElse(null);
        if (said == null) {
            return null;
        }
        T value = parse(said.text()).orElse(null);
        if (value == null) {
            String hint = Nearest.to(said.text(), words)
                    .map(near -> "; did you mean '" + near + "'?")
                    .orElse("");
            place.refuse("must be " + expected + (isHidden ? "" : ", but " + said.shown()) + hint);
        }
        return value;
    }

    @Override
    public String shown(T value) {
        if (value instanceof Enum<?> choice) {
            return word(choice);
        }
        return value instanceof Duration time ? words(time) : value.toString();
    }

    /** The value of a text; empty where it is none of this kind. */
    Optional<T> parse(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.ofNullable(parsing.apply(text));
    }

    private static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable Duration time(String text) {
        Matcher found = TIME.matcher(text);
        if (!found.matches()) {
            return null;
        }
        String unit = found.group(2) == null ? "s" : found.group(2);
        double nanos = Double.parseDouble(found.group(1)) * unit(unit).toNanos();
        return nanos < 1 || nanos > Long.MAX_VALUE ? null : Duration.ofNanos((long) nanos);
    }

    private static Duration unit(String name) {
        return switch (name) {
            case "ms" -> Duration.ofMillis(1);
            case "m" -> Duration.ofMinutes(1);
            case "h" -> Duration.ofHours(1);
            default -> Duration.ofSeconds(1);
        };
    }

    private static String words(Duration time) {
        return Stream.of("h", "m", "s")
                .filter(name -> time.toNanos() % unit(name).toNanos() == 0)
                .map(name -> time.dividedBy(unit(name)) + name)
                .findFirst()
                .orElse(time.toMillis() + "ms");
    }
}
