package io.assistants4j.wire.config;

import io.assistants4j.wire.http.HttpSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What every provider lets one choose about its calls. Printing it shows no value of a header or a query parameter.
 *
 * <p>The variables of the environment, behind a beginning such as {@code ASSISTANTS_OPENAI_}: {@code MODEL_ALIASES}, such as
 * {@code gpt-4=gpt-5.1,gpt-4o=gpt-5.1}, {@code HEADERS} and {@code QUERY}, such as {@code X-Team=blue,X-Env=test}, and those of
 * {@link HttpVariables}.
 *
 * @param headers further headers of every request
 * @param query query parameters of every request
 * @param modelAliases which model is asked in the place of which; see {@link Builder#modelAlias}
 * @param http times, repetitions and limits
 */
public record CallOptions(
        Map<String, String> headers, Map<String, String> query, Map<String, String> modelAliases, HttpSettings http) {
    public CallOptions {
        headers = Map.copyOf(headers);
        query = Map.copyOf(query);
        modelAliases = Map.copyOf(modelAliases);
        Objects.requireNonNull(http, "http");
    }

    @Override
    public String toString() {
        return "headers=" + new TreeSet<>(headers.keySet()) + ", query=" + new TreeSet<>(query.keySet())
                + ", modelAliases=" + new TreeMap<>(modelAliases) + ", http=" + http;
    }

    /**
     * Says what differs from the defaults. Not thread-safe.
     *
     * @param <B> the builder of a provider's configuration
     * @param <C> that configuration
     */
    public abstract static class Builder<B extends Builder<B, C>, C> {
        private final String subject;
        private final String beginning;
        private final Map<String, String> headers = new LinkedHashMap<>();
        private final Map<String, String> query = new LinkedHashMap<>();
        private final Map<String, String> modelAliases = new LinkedHashMap<>();
        private HttpSettings http = HttpSettings.defaults();

        /**
         * Nothing differs yet.
         *
         * @param subject whose configuration it is, for whoever reads what is wrong with it
         * @param beginning of the variables' names, such as {@code ASSISTANTS_OPENAI_}
         */
        protected Builder(String subject, String beginning) {
            this.subject = subject;
            this.beginning = beginning;
        }

        /** This builder, as what it is. */
        protected abstract B self();

        /** One more header of every request. */
        public B header(String name, String value) {
            headers.put(name, value);
            return self();
        }

        /** One more query parameter of every request. */
        public B query(String name, String value) {
            query.put(name, value);
            return self();
        }

        /**
         * Asks another model wherever an assistant or a run names this one. The name stays as it is in what is stored and
         * shown. For assistants whose model is no longer served, or is served under another name. Where the far side keeps
         * assistants itself, it alone decides.
         */
        public B modelAlias(String name, String model) {
            modelAliases.put(name.strip(), model.strip());
            return self();
        }

        /** Times, repetitions and limits. */
        public B http(HttpSettings settings) {
            http = settings;
            return self();
        }

        /**
         * The configuration.
         *
         * @throws IllegalArgumentException naming everything that is wrong with it, not just the first
         */
        public final C build() {
            return build(new Problems(subject));
        }

        /**
         * The configuration with what these variables of the environment say, besides what was said before.
         *
         * @throws IllegalArgumentException naming everything that is wrong with it, not just the first
         */
        public final C build(Map<String, String> variables) {
            Variables given = new Variables(variables);
            Problems problems = new Problems(subject);
            given.pairs(beginning + "MODEL_ALIASES", this::modelAlias);
            given.pairs(beginning + "HEADERS", (name, value) -> header(name.strip(), value.strip()));
            given.pairs(beginning + "QUERY", (name, value) -> query(name.strip(), value.strip()));
            http(HttpVariables.read(beginning, given, problems));
            read(given);
            return build(problems);
        }

        /** Takes over what the variables say that are the provider's own. */
        protected abstract void read(Variables given);

        /**
         * Checks everything and makes the configuration of it.
         *
         * @param problems what is wrong already, and where the rest of it goes; nothing is made where there is any
         */
        protected abstract C build(Problems problems);

        /** Whether a header of this name is sent, in whatever case. */
        protected final boolean sends(String header) {
            return headers.keySet().stream().anyMatch(header::equalsIgnoreCase);
        }

        /** The options; everything that is wrong with them is added to the problems. */
        protected final CallOptions options(Problems problems) {
            problems.headers("(" + beginning + "HEADERS)", headers);
            problems.query("(" + beginning + "QUERY)", query);
            problems.modelAliases(aliases(), modelAliases);
            return new CallOptions(headers, query, modelAliases, http);
        }

        /** The options where the far side keeps assistants itself: no model can be exchanged there. */
        protected final CallOptions optionsWithoutAliases(Problems problems) {
            if (!modelAliases.isEmpty()) {
                problems.add(
                        aliases() + " cannot be kept to: the far side keeps assistants and asks their models itself");
            }
            return options(problems);
        }

        private String aliases() {
            return "modelAlias (" + beginning + "MODEL_ALIASES)";
        }
    }
}
