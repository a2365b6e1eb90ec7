package io.assistants4j.proxy;

import static io.assistants4j.proxy.RefusalTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;

/**
 * Asks for what is another's on every route, with a foreign id in each place where one may stand. Each answer has to be the one
 * that is given about an object that never was.
 */
final class Hammer {
    private final Asking tenant;
    private final Belongings foreign;
    private final Belongings own;

    Hammer(Asking tenant, Belongings foreign, Belongings own) {
        this.tenant = tenant;
        this.foreign = foreign;
        this.own = own;
    }

    /** Once on every route. */
    void strike() {
        assistants();
        String thread = "/v1/threads/" + foreign.thread();
        thread(thread);
        thread("/openai/threads/" + foreign.thread());
        String mine = "/v1/threads/" + own.thread();
        everyWay(mine + "/messages/" + foreign.message());
        run(mine + "/runs/" + foreign.run());
        refused("GET", mine + "/runs/" + own.run() + "/steps/" + foreign.step(), "");
        same(mine + "/messages?run_id=" + foreign.run());
        cursor("/v1/assistants?custom_llm_provider=" + foreign.provider() + "&", foreign.assistant());
        cursor("/v1/threads?custom_llm_provider=" + foreign.provider() + "&", foreign.thread());
        cursor(mine + "/messages?", foreign.message());
        cursor(mine + "/runs?", foreign.run());
        cursor(mine + "/runs/" + own.run() + "/steps?", foreign.step());
    }

    private void assistants() {
        everyWay("/v1/assistants/" + foreign.assistant());
        for (String stream : List.of("false", "true")) {
            String run = "{\"assistant_id\":\"" + foreign.assistant() + "\",\"stream\":" + stream + "}";
            refused("POST", "/v1/threads/" + own.thread() + "/runs", run);
            refused("POST", "/v1/threads/runs", run);
        }
    }

    private void thread(String thread) {
        everyWay(thread);
        refused("GET", thread + "/messages", "");
        refused("GET", thread + "/messages?run_id=" + foreign.run(), "");
        refused("POST", thread + "/messages", "{\"role\":\"user\",\"content\":\"x\"}");
        everyWay(thread + "/messages/" + foreign.message());
        refused("GET", thread + "/runs", "");
        refused("POST", thread + "/runs", "{\"assistant_id\":\"" + foreign.assistant() + "\"}");
        for (String stream : List.of("false", "true")) {
            refused(
                    "POST",
                    thread + "/runs",
                    "{\"assistant_id\":\"" + own.assistant() + "\",\"stream\":" + stream + "}");
        }
        run(thread + "/runs/" + foreign.run());
    }

    private void run(String run) {
        refused("GET", run, "");
        refused("POST", run, "{\"metadata\":{\"a\":\"b\"}}");
        refused("POST", run + "/cancel", "");
        String outputs = "{\"tool_outputs\":[{\"tool_call_id\":\"call_1\",\"output\":\"x\"}]";
        refused("POST", run + "/submit_tool_outputs", outputs + "}");
        refused("POST", run + "/submit_tool_outputs", outputs + ",\"stream\":true}");
        refused("GET", run + "/steps", "");
        refused("GET", run + "/steps/" + foreign.step(), "");
    }

    private void everyWay(String path) {
        refused("GET", path, "");
        assertNotThere(answered("GET", path, "", "x-assistants-provider", foreign.provider()));
        refused("POST", path, "{\"metadata\":{\"a\":\"b\"}}");
        refused("DELETE", path, "");
    }

    private void refused(String method, String path, String body) {
        assertNotThere(answered(method, path, body));
    }

    private void cursor(String list, String id) {
        same(list + "after=" + id);
        same(list + "before=" + id);
    }

    private void same(String path) {
        assertThat(answered("GET", path, "").body()).doesNotContain("\"id\":\"" + foreign.message());
    }

    /** The answer, which tells nobody that there is such an object. */
    private HttpResponse<String> answered(String method, String path, String body, String... headers) {
        HttpResponse<String> answer = tenant.send(method, path, body, headers);
        HttpResponse<String> never = tenant.send(method, foreign.neverIn(path), foreign.neverIn(body), headers);
        assertThat(foreign.neverIn(answer.body())).isEqualTo(never.body());
        assertThat(answer.statusCode()).isEqualTo(never.statusCode());
        assertThat(Routed.by(answer)).isEqualTo(Routed.by(never));
        return answer;
    }

    static void assertNotThere(HttpResponse<String> answer) {
        assertThat(answer.statusCode())
                .as("%s %s", answer.request(), answer.body())
                .isEqualTo(404);
        assertRefused(answer, 404, null, null, "found with id '");
    }

    /** Sends as one tenant. */
    interface Asking {
        HttpResponse<String> send(String method, String path, String body, String... headers);
    }
}
