package io.assistants4j.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.value.Secret;
import io.assistants4j.proxy.http.Front;
import io.assistants4j.testkit.turns.ScriptedTurns;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What browsers ask before they let a page call the server. */
@Timeout(60)
class CrossOriginTest {
    private static final String KEY = "sk-master-0123456789";
    private static final String PAGE = "https://app.example.com";
    private static final String ALLOWED = "access-control-allow-origin";

    private Served served;

    @AfterEach
    void stop() {
        served.close();
    }

    @Test
    void aPageOfANamedOriginMayCallWithItsKey() {
        serve(Set.of(PAGE, "http://localhost:3000"));

        HttpResponse<String> asked = preflight(PAGE);
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(header(asked, ALLOWED)).isEqualTo(PAGE);
        assertThat(header(asked, "access-control-allow-methods").split(","))
                .containsExactlyInAnyOrder("GET", "POST", "DELETE");
        assertThat(header(asked, "access-control-allow-headers").split(","))
                .containsExactlyInAnyOrder("authorization", "*");
        assertThat(header(asked, "access-control-allow-credentials")).isEmpty();

        HttpResponse<String> made = create(PAGE, KEY);
        assertThat(made.statusCode()).isEqualTo(200);
        assertThat(header(made, ALLOWED)).isEqualTo(PAGE);
        assertThat(header(made, "access-control-expose-headers").split(","))
                .contains("x-request-id", "x-ratelimit-remaining-requests", "retry-after", "x-assistants-provider")
                .contains("x-ratelimit-remaining-tokens-per-day", "x-ratelimit-remaining-concurrent-runs");
        assertThat(header(made, "vary")).isEqualToIgnoringCase("Origin");
    }

    @Test
    void whatABrowserAsksBeforeIsNamedAndCountedOnceUnderItsRoute() {
        serve(Set.of(PAGE));

        assertThat(header(preflight(PAGE), "x-request-id")).startsWith("req_");
        preflight("https://other.example.com");

        assertThat(metrics())
                .contains("assistants_requests_seconds_count{method=\"options\",provider=\"none\","
                        + "route=\"/assistants\",status=\"200\"} 2\n")
                .contains("assistants_requests_active 1.0");
    }

    @Test
    void aPageReadsWhyItsCallIsRefused() {
        serve(Set.of(PAGE));

        HttpResponse<String> refused = create(PAGE, "sk-wrong");

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(header(refused, ALLOWED)).isEqualTo(PAGE);
    }

    @Test
    void pagesOfOtherOriginsMayNot() {
        serve(Set.of(PAGE));

        for (String other : new String[] {"https://app.example.com.evil.org", "https://appXexample.com", "null"}) {
            assertThat(header(preflight(other), ALLOWED)).as(other).isEmpty();
            assertThat(header(create(other, KEY), ALLOWED)).as(other).isEmpty();
        }
    }

    @Test
    void aStarOpensToAllPages() {
        serve(Set.of("*"));

        assertThat(header(preflight("https://any.example.org"), ALLOWED)).isIn("*", "https://any.example.org");
        assertThat(create("https://any.example.org", KEY).statusCode()).isEqualTo(200);
    }

    @Test
    void withoutOriginsNoPageMayAndNothingIsSaidOfIt() {
        serve(Set.of());

        HttpResponse<String> asked = preflight(PAGE);
        assertThat(asked.statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(asked.headers().map()).doesNotContainKeys(ALLOWED, "vary");
        assertThat(create(PAGE, KEY).headers().map()).doesNotContainKeys(ALLOWED, "access-control-expose-headers");
    }

    private void serve(Set<String> origins) {
        ProxyConfig config = ProxyConfig.local(0).guardedBy(Secret.of(KEY)).withFront(Front.PLAIN.openTo(origins));
        served = new Served(config, new ScriptedTurns());
    }

    private HttpResponse<String> preflight(String origin) {
        HttpRequest.Builder request = served.to("/v1/assistants")
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,content-type,x-stainless-lang");
        return served.send(request);
    }

    private String metrics() {
        return served.send(served.to("/metrics").header("Authorization", "Bearer " + KEY))
                .body();
    }

    private HttpResponse<String> create(String origin, String key) {
        return served.send(served.to("/v1/assistants")
                .POST(BodyPublishers.ofString("{\"model\":\"m\"}"))
                .header("Origin", origin)
                .header("Authorization", "Bearer " + key));
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
