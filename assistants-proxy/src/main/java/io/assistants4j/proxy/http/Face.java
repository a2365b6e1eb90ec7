package io.assistants4j.proxy.http;

/**
 * The addresses under which the same routes are found: bare, with {@code /v1}, and as Azure has them, {@code /openai} before
 * either, and {@code /openai/deployments/NAME} where a client puts its model into the path. LiteLLM sends those whose operation
 * it does not know to {@code /openai_passthrough} before the addresses of OpenAI, and to {@code /azure} before those of Azure.
 */
final class Face {
    private static final String AZURE = "/openai/";
    private static final String DEPLOYMENTS = "/deployments/";
    private static final String VERSION = "/v1/";
    private static final String PAST_LITELLM = "/openai_passthrough/";
    private static final String PAST_LITELLM_TO_AZURE = "/azure" + AZURE;

    private Face() {}

    /** The path as routes know it. */
    static String route(String path) {
        String rest = path;
        if (rest.startsWith(PAST_LITELLM)) {
            return withoutVersion(rest.substring(PAST_LITELLM.length() - 1));
        }
        if (rest.startsWith(PAST_LITELLM_TO_AZURE)) {
            rest = rest.substring(PAST_LITELLM_TO_AZURE.length() - AZURE.length());
        }
        if (rest.startsWith(AZURE)) {
            rest = rest.substring(AZURE.length() - 1);
            int end = rest.startsWith(DEPLOYMENTS) ? rest.indexOf('/', DEPLOYMENTS.length()) : -1;
            // What is asked for says its model itself; a path without a name is none.
            if (end > DEPLOYMENTS.length()) {
                return rest.substring(end);
            }
        }
        return withoutVersion(rest);
    }

    private static String withoutVersion(String path) {
        return path.startsWith(VERSION) ? path.substring(VERSION.length() - 1) : path;
    }
}
