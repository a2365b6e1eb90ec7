package io.assistants4j.azure;

import io.assistants4j.wire.config.Problems;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where an API is found, made of the address somebody has at hand: that of a resource or a project, or one with the path of
 * the API behind it as the portals show it.
 *
 * @param base the address all paths are relative to, ending in a slash
 * @param version sent as {@code api-version}; null for none
 */
record AzureAddress(URI base, @Nullable String version) {
    /** Stands for an address that is wrong. */
    private static final AzureAddress NONE = new AzureAddress(URI.create("https://endpoint.invalid/"), null);

    private static final String FIELD = "endpoint (AZURE_API_BASE, AZURE_OPENAI_ENDPOINT)";
    private static final String VERSION = "apiVersion (AZURE_API_VERSION, OPENAI_API_VERSION)";

    private static final Pattern RESOURCE =
            Pattern.compile("[^.].*\\.(openai|cognitiveservices|services\\.ai)\\.azure\\.(com|us|cn)");
    private static final Pattern PORTAL = Pattern.compile("(portal|ai|oai|management)\\.azure\\.(com|us|cn)");
    private static final Pattern PROJECT = Pattern.compile("(.*)/api/projects/[^/]+");
    private static final Pattern DEPLOYMENT = Pattern.compile(".*/deployments(/.*)?");
    private static final Pattern VERSION_IN_ADDRESS = Pattern.compile("([^?]*)\\?api-version=([A-Za-z0-9.-]+)");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}.*");

    /** The first version of classic agents; what is older is of Azure OpenAI. */
    private static final String FIRST_OF_AGENTS = "2025-05-01";

    /** What may stand behind a resource or a project: the surface, and an operation on it. */
    private static final Pattern TAIL = Pattern.compile("(/openai(/v1)?)?(/responses|/chat/completions)?/*$");

    /**
     * The address of an API.
     *
     * @param apiVersion the version somebody wants
     * @param atHand the version that counts where nobody wants one and the address has none, unless it is a date the API does
     *     not know
     */
    static AzureAddress of(
            Problems problems, Api api, String endpoint, @Nullable String apiVersion, @Nullable String atHand) {
        if (endpoint.isEmpty()) {
            problems.add(FIELD + " is missing, such as https://<resource>.openai.azure.com");
            return NONE;
        }
        Matcher versioned = VERSION_IN_ADDRESS.matcher(endpoint);
        boolean hasVersion = versioned.matches();
        URI address = problems.address(FIELD, hasVersion ? versioned.group(1) : endpoint, NONE.base);
        if (address.equals(NONE.base)) {
            return NONE;
        }
        String root = TAIL.matcher(address.getRawPath().replaceAll("/+", "/")).replaceFirst("");
        if (!checkPlace(problems, address, root)) {
            return NONE;
        }
        String version = apiVersion == null ? (hasVersion ? versioned.group(2) : atHand) : apiVersion;
        boolean other = apiVersion == null && version != null && isDate(version) && !knows(api, version);
        return of(problems, api, address.resolve(root + "/"), other ? null : version);
    }

    /** Whether the host of an address is a resource of Azure's, rather than a gateway or a name of somebody's own. */
    static boolean isResource(URI address) {
        return RESOURCE.matcher(host(address)).matches();
    }

    /** Whether the address is in Azure's cloud for the government of the United States. */
    static boolean isGovernment(URI address) {
        return host(address).endsWith(".azure.us");
    }

    /** Whether it is the surface with dated versions. */
    boolean isDated() {
        return isDate(version);
    }

    private static boolean knows(Api api, String date) {
        return api == Api.CHAT_COMPLETIONS || (api == Api.AGENTS_CLASSIC && date.compareTo(FIRST_OF_AGENTS) >= 0);
    }

    private static boolean isDate(@Nullable String version) {
        return version != null && DATE.matcher(version).matches();
    }

    private static boolean checkPlace(Problems problems, URI address, String root) {
        if (PORTAL.matcher(host(address)).matches()) {
            problems.add(FIELD + " is that of a portal; give the resource's, such as"
                    + " https://<resource>.openai.azure.com");
        } else if (DEPLOYMENT.matcher(root).matches()) {
            problems.add(FIELD + " must end before '/deployments': the model of an assistant names the deployment");
        } else if (isResource(address) && !address.getScheme().equalsIgnoreCase("https")) {
            problems.add(FIELD + " must begin with https://");
        } else if (isResource(address) && !root.isEmpty() && !isProject(root)) {
            problems.add(FIELD + " must be that of a resource or a project, without the path '" + root + "'");
        } else {
            return true;
        }
        return false;
    }

    private static boolean isProject(String root) {
        Matcher project = PROJECT.matcher(root);
        return project.matches() && project.group(1).isEmpty();
    }

    private static AzureAddress of(Problems problems, Api api, URI root, @Nullable String version) {
        if (api == Api.AGENTS_CLASSIC) {
            String path = root.getRawPath();
            if (!PROJECT.matcher(path.substring(0, path.length() - 1)).matches()) {
                problems.add(FIELD + " must be that of a project, such as"
                        + " https://<resource>.services.ai.azure.com/api/projects/<project>");
            }
            return new AzureAddress(root, version == null ? "v1" : version);
        }
        if (api == Api.CHAT_COMPLETIONS && isDate(version)) {
            return new AzureAddress(root.resolve("openai/"), version);
        }
        if (version != null && !version.equals("v1") && !version.equals("preview")) {
            problems.add(VERSION + " must be 'v1', 'preview' or nothing"
                    + (api == Api.CHAT_COMPLETIONS ? ", or a date" : " with responses") + ", but is '" + version + "'");
        }
        // A gateway may have the v1 surface elsewhere.
        boolean isSurface = root.getPath().endsWith("/v1/");
        return new AzureAddress(isSurface ? root : root.resolve("openai/v1/"), version);
    }

    private static String host(URI address) {
        return address.getHost().toLowerCase(Locale.ROOT);
    }
}
