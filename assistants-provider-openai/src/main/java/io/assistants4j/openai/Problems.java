package io.assistants4j.openai;

import io.assistants4j.core.value.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Gathers all that is wrong with a configuration, so that it is mended in one go. Values that may be secret stay out. */
final class Problems {
    private static final Pattern HEADER_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\x20-\\x7E]+");

    private final List<String> found = new ArrayList<>();

    /** The API of this name; the default where there is none. */
    Api api(String name) {
        for (Api api : Api.values()) {
            if (api.name().equalsIgnoreCase(name)) {
                return api;
            }
        }
        found.add("api (ASSISTANTS_OPENAI_API) must be 'responses', 'chat_completions' or 'assistants', but is '" + name
                + "'");
        return Api.RESPONSES;
    }

    /** The address with a slash at its end; the default where it is wrong. */
    URI address(String text) {
        try {
            URI address = new URI(text.endsWith("/") ? text : text + "/");
            String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
            if ((scheme.equals("http") || scheme.equals("https"))
                    && address.getHost() != null
                    && address.getRawUserInfo() == null
                    && address.getRawQuery() == null
                    && address.getRawFragment() == null) {
                return address;
            }
        } catch (URISyntaxException e) {
            // Said below, without the text: an address may hold a password.
        }
        found.add("baseUrl (OPENAI_BASE_URL) must be an http or https address with a host and without user, query"
                + " or fragment");
        return OpenAiConfig.DEFAULT_BASE_URL;
    }

    void apiKey(@Nullable Secret key, URI address, Map<String, String> headers) {
        boolean otherwise = headers.keySet().stream().anyMatch("Authorization"::equalsIgnoreCase);
        if (key == null) {
            if (isOpenAi(address) && !otherwise) {
                found.add("apiKey (OPENAI_API_KEY) is missing, and " + address.getHost() + " demands one");
            }
            return;
        }
        if (otherwise) {
            found.add("apiKey and a header Authorization cannot both be given");
        }
        headerValue("apiKey (OPENAI_API_KEY)", key.reveal());
    }

    static boolean isOpenAi(URI address) {
        return ("." + address.getHost()).toLowerCase(Locale.ROOT).endsWith(".openai.com");
    }

    void headerValue(String what, @Nullable String value) {
        if (value != null && !HEADER_VALUE.matcher(value).matches()) {
            found.add(what + " holds nothing, or characters a header cannot carry");
        }
    }

    void headers(Map<String, String> headers) {
        headers.forEach((name, value) -> {
            if (!HEADER_NAME.matcher(name).matches()) {
                found.add("'" + name + "' is no name of a header");
            }
            headerValue("header '" + name + "'", value);
        });
    }

    void query(Map<String, String> query) {
        if (query.keySet().stream().anyMatch(String::isBlank)) {
            found.add("a query parameter has no name");
        }
    }

    void modelAliases(Map<String, String> aliases) {
        if (aliases.containsKey("") || aliases.containsValue("")) {
            found.add("modelAlias (ASSISTANTS_OPENAI_MODEL_ALIASES) must be pairs like old=new, separated by commas");
        }
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new IllegalArgumentException("OpenAI configuration: " + String.join("; ", found));
        }
    }
}
