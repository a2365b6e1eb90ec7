package io.assistants4j.astra;

import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.core.value.Secret;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whose model it is, and what that vendor wants to be told. The server finds the vendor by the name of the model: what stands
 * before the first slash, else a name it knows. What it wants goes by the arguments of the server's library of models; each of
 * them is taken from the first variable that is there.
 *
 * @param wants variables by arguments
 * @param needs whether a request without all of them is refused, rather than left to keys the server may have itself
 */
record ModelVendor(Map<String, List<String>> wants, Need needs) {
    /** How much of what a vendor wants has to be there. */
    enum Need {
        ANY,
        ALL
    }

    /** No argument, but the key that a request bears: the server takes it for OpenAI's. */
    static final String BEARER = "bearer";

    /** The argument by which a model's own key goes. */
    static final String KEY = "api_key";

    private static final String ADDRESS = "base_url";
    private static final Pattern ANY_KEY = Pattern.compile("[A-Z0-9_]+_API_KEY");

    private static final ModelVendor NONE = new ModelVendor(Map.of(), Need.ANY);
    private static final Map<String, ModelVendor> VENDORS = Map.ofEntries(
            Map.entry("openai", new ModelVendor(Map.of(BEARER, List.of("OPENAI_API_KEY")), Need.ANY)),
            // Its files and projects are named by further headers.
            Map.entry("vertex_ai", NONE),
            Map.entry("cohere_chat", key("COHERE_API_KEY")),
            Map.entry("perplexity", key("PERPLEXITYAI_API_KEY", "PERPLEXITY_API_KEY")),
            Map.entry(
                    "together_ai",
                    key("TOGETHER_API_KEY", "TOGETHER_AI_API_KEY", "TOGETHERAI_API_KEY", "TOGETHER_AI_TOKEN")),
            Map.entry("fireworks_ai", key("FIREWORKS_API_KEY", "FIREWORKS_AI_API_KEY")),
            Map.entry("ai21", key("AI211_API_KEY", "AI21_API_KEY")),
            Map.entry("ai21_chat", key("AI21_API_KEY")),
            Map.entry("ollama", new ModelVendor(Map.of(ADDRESS, List.of("OLLAMA_API_BASE_URL")), Need.ANY)),
            Map.entry(
                    "watsonx",
                    new ModelVendor(
                            Map.of(
                                    KEY,
                                    List.of("WATSONX_API_KEY"),
                                    ADDRESS,
                                    List.of("WATSONX_API_BASE"),
                                    "project_id",
                                    List.of("WATSONX_PROJECT_ID")),
                            Need.ANY)),
            Map.entry(
                    "azure",
                    new ModelVendor(
                            Map.of(
                                    KEY,
                                    List.of("AZURE_OPENAI_API_KEY", "AZURE_API_KEY"),
                                    ADDRESS,
                                    List.of("AZURE_API_BASE", "AZURE_OPENAI_ENDPOINT"),
                                    "api_version",
                                    List.of("AZURE_API_VERSION", "OPENAI_API_VERSION")),
                            Need.ANY)),
            Map.entry(
                    "bedrock",
                    new ModelVendor(
                            Map.of(
                                    "aws_access_key_id", List.of("AWS_ACCESS_KEY_ID"),
                                    "aws_secret_access_key", List.of("AWS_SECRET_ACCESS_KEY"),
                                    "aws_region_name", List.of("AWS_REGION_NAME")),
                            Need.ALL)));

    /** Names without a vendor, as far as the server knows them. */
    private static final Map<Pattern, String> BARE = bare();

    private static final Set<String> VARIABLES = VENDORS.values().stream()
            .flatMap(vendor -> vendor.wants().values().stream())
            .flatMap(List::stream)
            .collect(Collectors.toUnmodifiableSet());

    /** Whether some vendor might want this variable. */
    static boolean isAskedFor(String variable) {
        return VARIABLES.contains(variable) || ANY_KEY.matcher(variable).matches();
    }

    /** The vendor of this model; one that wants nothing where nobody knows it. */
    static ModelVendor of(String model) {
        int slash = model.indexOf('/');
        Optional<String> name = slash > 0
                ? Optional.of(model.substring(0, slash).toLowerCase(Locale.ROOT))
                : BARE.entrySet().stream()
                        .filter(entry -> entry.getKey().matcher(model).lookingAt())
                        .map(Map.Entry::getValue)
                        .findFirst();
        return name.map(vendor -> VENDORS.getOrDefault(vendor, key(vendor.toUpperCase(Locale.ROOT) + "_API_KEY")))
                .orElse(NONE);
    }

    /**
     * The arguments this vendor wants, as far as they are there.
     *
     * @param model for whoever reads that something is missing
     */
    Map<String, Secret> arguments(String model, Map<String, Secret> variables) {
        Map<String, Secret> arguments = new LinkedHashMap<>();
        wants.forEach((argument, names) -> names.stream()
                .filter(variables::containsKey)
                .findFirst()
                .ifPresent(name -> arguments.put(argument, variables.get(name))));
        if (needs == Need.ALL && arguments.size() < wants.size()) {
            List<String> all =
                    wants.values().stream().flatMap(List::stream).sorted().toList();
            throw new InvalidRequestException(
                    "The vendor of '" + model + "' wants all of " + String.join(", ", all) + ".",
                    "model",
                    "missing_key");
        }
        return arguments;
    }

    /** Whether its key is the one that a request bears. */
    boolean bears() {
        return wants.containsKey(BEARER);
    }

    private static ModelVendor key(String... variables) {
        return new ModelVendor(Map.of(KEY, List.of(variables)), Need.ANY);
    }

    private static Map<Pattern, String> bare() {
        Map<Pattern, String> bare = new LinkedHashMap<>();
        bare.put(
                Pattern.compile("gpt-|o\\d|chatgpt-|codex-|computer-use-|davinci-|babbage-|ft:|text-embedding-"),
                "openai");
        bare.put(Pattern.compile("claude-"), "anthropic");
        bare.put(Pattern.compile("command"), "cohere_chat");
        bare.put(Pattern.compile("embed-"), "cohere");
        bare.put(Pattern.compile("(anthropic|meta|amazon|cohere|ai21|mistral)\\."), "bedrock");
        bare.put(Pattern.compile("chat-bison|text-bison|gemini-"), "vertex_ai");
        return bare;
    }
}
