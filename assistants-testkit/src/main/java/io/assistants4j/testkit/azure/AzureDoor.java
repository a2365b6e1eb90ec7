package io.assistants4j.testkit.azure;

import io.assistants4j.testkit.http.Answer;
import io.assistants4j.testkit.http.Headers;
import io.assistants4j.testkit.http.ReceivedRequest;
import io.assistants4j.testkit.internal.Door;
import io.assistants4j.testkit.internal.FakeServer;
import io.assistants4j.testkit.internal.Refused;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The door of Azure: the v1 surface, the dated one with deployments in the path, and projects with their agents. Lets in whoever
 * has the key in {@code api-key}, or a token it accepts; projects take tokens only. Thread-safe.
 */
public final class AzureDoor implements Door {
    /** The path of the one project. */
    public static final String PROJECT = "/api/projects/project-1";

    /** The name of a deployment that there is not. */
    public static final String MISSING_DEPLOYMENT = "missing.deployment";

    private static final Pattern V1 = Pattern.compile("(?:" + PROJECT + ")?/openai(/v1/.*)");
    private static final Pattern DATED = Pattern.compile("/openai/deployments/([^/]+)(/chat/completions)");
    private static final Pattern AGENTS = Pattern.compile(PROJECT + "(/(?:assistants|threads)(?:/.*)?)");
    private static final Pattern DATE = Pattern.compile("api-version=\\d{4}-\\d{2}-\\d{2}(-preview)?");
    private static final Pattern NAME = Pattern.compile("api-version=(v1|preview)");
    private static final String NO_DEPLOYMENT = "The API deployment for this resource does not exist.";
    private static final String UNKNOWN = "Unknown parameter: '";

    private final Predicate<String> tokens;

    private AzureDoor(Predicate<String> tokens) {
        this.tokens = tokens;
    }

    /** A door that opens to the key and to no token. */
    public static AzureDoor withKey() {
        return new AzureDoor(token -> false);
    }

    /** A door that opens to the key, and to the tokens that this accepts. */
    public static AzureDoor withTokens(Predicate<String> accepted) {
        return new AzureDoor(accepted);
    }

    /** Clients are given the address of the resource. */
    @Override
    public String base() {
        return "";
    }

    @Override
    public ReceivedRequest enter(ReceivedRequest request) {
        Matcher v1 = V1.matcher(request.path());
        Matcher dated = DATED.matcher(request.path());
        Matcher agents = AGENTS.matcher(request.path());
        authenticate(request, request.path().startsWith(PROJECT));
        if (v1.matches() && (!request.query().contains("api-version") || has(NAME, request))) {
            return opened(request, v1.group(1));
        }
        if (dated.matches() && has(DATE, request)) {
            if (dated.group(1).equals(MISSING_DEPLOYMENT)) {
                throw new Refused(NO_DEPLOYMENT, null, null);
            }
            return opened(request, "/v1" + dated.group(2));
        }
        if (agents.matches() && (has(DATE, request) || has(NAME, request))) {
            return opened(request, "/v1" + agents.group(1));
        }
        throw Refused.noRoute(request);
    }

    @Override
    public Optional<Answer> refusal(ReceivedRequest request, Refused refused) {
        String message = String.valueOf(refused.getMessage());
        if (refused.status() == 401) {
            return Optional.of(AzureAnswers.unauthorized(request));
        }
        if (message.startsWith("Invalid URL")) {
            return Optional.of(AzureAnswers.error(404, "404", "Resource not found"));
        }
        if (message.equals(NO_DEPLOYMENT)) {
            return Optional.of(AzureAnswers.error(404, "DeploymentNotFound", message));
        }
        if (isDated(request) && message.startsWith(UNKNOWN)) {
            String name = message.substring(UNKNOWN.length(), message.length() - 2);
            return Optional.of(AzureAnswers.unknownArgument(name));
        }
        return Optional.empty();
    }

    @Override
    public boolean listsThreads() {
        return true;
    }

    @Override
    public Answer label(Answer answer, String serial) {
        return answer.header("apim-request-id", "apim_fake_" + serial).header("x-ms-region", "Norway East");
    }

    private void authenticate(ReceivedRequest request, boolean tokensOnly) {
        String key = request.header("api-key");
        String bearer = request.header("Authorization");
        boolean byKey = !tokensOnly && key.equals(FakeServer.KEY) && bearer.isEmpty();
        boolean byToken =
                key.isEmpty() && bearer.startsWith("Bearer ") && tokens.test(bearer.substring("Bearer ".length()));
        if (!byKey && !byToken) {
            throw Refused.unauthorized();
        }
    }

    private static boolean isDated(ReceivedRequest request) {
        return DATED.matcher(request.path()).matches();
    }

    private static boolean has(Pattern version, ReceivedRequest request) {
        return version.matcher(request.query()).find();
    }

    private static ReceivedRequest opened(ReceivedRequest request, String path) {
        Headers headers = new Headers(request.headers().entries().stream()
                        .filter(header -> !header.getKey().equalsIgnoreCase("Authorization"))
                        .toList())
                .with("Authorization", "Bearer " + FakeServer.KEY);
        return new ReceivedRequest(request.method(), path, request.query(), headers, request.body());
    }
}
