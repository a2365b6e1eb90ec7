package io.assistants4j.wire.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Gathers all that is wrong with a configuration, so that it is mended in one go. Values that may be secret stay out. A field
 * is named with the variable that sets it, such as {@code baseUrl (OPENAI_BASE_URL)}. Not thread-safe.
 */
public final class Problems {
    private static final Pattern HEADER_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\x20-\\x7E]+");

    private final String subject;
    private final List<String> found = new ArrayList<>();

    /** Nothing is wrong yet with the configuration of this. */
    public Problems(String subject) {
        this.subject = subject;
    }

    /** One more thing is wrong. */
    public void add(String problem) {
        found.add(problem);
    }

    /** The constant of this name in whatever case; the other one where there is none. */
    public <E extends Enum<E>> E choice(String field, String name, E otherwise) {
        List<E> choices = List.of(otherwise.getDeclaringClass().getEnumConstants());
        for (E choice : choices) {
            if (choice.name().equalsIgnoreCase(name)) {
                return choice;
            }
        }
        String words = choices.stream()
                .map(choice -> "'" + choice.name().toLowerCase(Locale.ROOT) + "'")
                .collect(Collectors.joining(", "))
                .replaceFirst(", ('[^']*')$", " or $1");
        found.add(field + " must be " + words + ", but is '" + name + "'");
        return otherwise;
    }

    /** A switch: {@code true} or {@code false} in whatever case. */
    public boolean toggle(String field, String word) {
        boolean on = word.equalsIgnoreCase("true");
        if (!on && !word.equalsIgnoreCase("false")) {
            found.add(field + " must be 'true' or 'false', but is '" + word + "'");
        }
        return on;
    }

    /** The address with a slash at its end; the other one where it is wrong. */
    public URI address(String field, String text, URI otherwise) {
        Optional<URI> address = addressOf(text);
        if (address.isEmpty()) {
            // Without the text: an address may hold a password.
            found.add(field + " must be an http or https address with a host and without user, query or fragment");
        }
        return address.orElse(otherwise);
    }

    /** The address of an API with a slash at its end; empty where the text is none, or one that says too much. */
    public static Optional<URI> addressOf(String text) {
        try {
            URI address = new URI(text.endsWith("/") ? text : text + "/");
            String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
            boolean isAddress = (scheme.equals("http") || scheme.equals("https"))
                    && address.getHost() != null
                    && address.getRawUserInfo() == null
                    && address.getRawQuery() == null
                    && address.getRawFragment() == null;
            return isAddress ? Optional.of(address) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** A value that a header has to carry; null is none. */
    public void headerValue(String field, @Nullable String value) {
        if (value != null && !HEADER_VALUE.matcher(value).matches()) {
            found.add(field + " holds nothing, or characters a header cannot carry");
        }
    }

    /** A text of at most so many characters; null is none. */
    public void length(String field, @Nullable String value, int most) {
        if (value != null && value.length() > most) {
            found.add(field + " may have " + most + " characters at most, but has " + value.length());
        }
    }

    /**
     * Headers of every request.
     *
     * @param where what sets them, in brackets
     */
    public void headers(String where, Map<String, String> headers) {
        headers.forEach((name, value) -> {
            if (!HEADER_NAME.matcher(name).matches()) {
                found.add("'" + name + "' is no name of a header " + where);
            }
            headerValue("header '" + name + "' " + where, value);
        });
    }

    /**
     * Query parameters of every request.
     *
     * @param where what sets them, in brackets
     */
    public void query(String where, Map<String, String> query) {
        if (query.keySet().stream().anyMatch(String::isBlank)) {
            found.add("a query parameter " + where + " has no name");
        }
    }

    /** Names of models by other names. */
    public void modelAliases(String field, Map<String, String> aliases) {
        if (aliases.containsKey("") || aliases.containsValue("")) {
            found.add(field + " must be pairs like old=new, separated by commas");
        }
    }

    /**
     * Refuses the configuration where anything was found.
     *
     * @throws IllegalArgumentException naming all of it
     */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new IllegalArgumentException(subject + " configuration: " + String.join("; ", found));
        }
    }
}
