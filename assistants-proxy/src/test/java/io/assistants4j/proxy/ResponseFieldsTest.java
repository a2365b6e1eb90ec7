package io.assistants4j.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.run.ErrorCode;
import io.assistants4j.testkit.contract.reference.ReferenceProvider;
import io.assistants4j.testkit.contract.subject.Candidate;
import io.assistants4j.testkit.contract.subject.ContractContext;
import io.assistants4j.testkit.contract.subject.ModelTurn;
import io.assistants4j.testkit.http.Gate;
import io.assistants4j.testkit.json.Json;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever is answered has all the members of its kind, in every state it can be in. */
@Timeout(60)
class ResponseFieldsTest {
    private static final int OPERATIONS = 23;
    private static final String STREAM = ",\"stream\":true}";

    private final ContractContext world = new ContractContext();
    private final Candidate candidate = ReferenceProvider.candidate(world);
    private final Served served = new Served(ProxyConfig.local(0), candidate.provider());
    private final Set<String> answered = new TreeSet<>();

    @AfterEach
    void stop() {
        served.close();
    }

    @Test
    void everyOperationAnswersWithAllMembersOfItsObject() {
        String assistant = id(post("/assistants", "{\"model\":\"m\"}"));
        get("/assistants");
        get("/assistants/" + assistant);
        post("/assistants/" + assistant, "{\"name\":\"n\"}");
        String thread = "/threads/" + id(post("/threads", ""));
        get(thread);
        post(thread, "{\"metadata\":{\"a\":\"b\"}}");
        String message = thread + "/messages/" + id(post(thread + "/messages", user("Hi")));
        get(thread + "/messages");
        get(message);
        post(message, "{\"metadata\":{\"a\":\"b\"}}");
        candidate.model().will(ModelTurn.calls("call_1", "f", "{}"));
        candidate.model().will(ModelTurn.saysSomething());
        String runs = thread + "/runs";
        String run = runs + "/" + id(post(runs, "{\"assistant_id\":\"" + assistant + "\"}"));
        until(run, "requires_action");
        post(run, "{\"metadata\":{\"a\":\"b\"}}");
        post(run + "/submit_tool_outputs", outputs(""));
        until(run, "completed");
        get(runs);
        String step = id(get(run + "/steps").at("data", 0));
        get(run + "/steps/" + step);
        Gate gate = new Gate();
        candidate.model().will(ModelTurn.says("Wait").waitsAt(gate));
        Json both = post("/threads/runs", "{\"assistant_id\":\"" + assistant + "\"}");
        String other = "/threads/" + both.at("thread_id").text().orElseThrow() + "/runs/" + id(both);
        gate.awaitReached(Duration.ofSeconds(20));
        post(other + "/cancel", "");
        gate.open();
        until(other, "cancelled");
        delete(message);
        delete(thread);
        delete("/assistants/" + assistant);

        assertThat(answered).hasSize(OPERATIONS);
    }

    @Test
    void aRunThatEndsSaysHowInEachOfItsEndings() {
        candidate.model().will(ModelTurn.says("Oslo is cold."));
        assertThat(ending("completed").at("completed_at").isAbsent()).isFalse();

        candidate.model().will(ModelTurn.BEGIN.thenBeginsToSay("Oslo").failing(ErrorCode.SERVER_ERROR, "It broke."));
        Json failed = ending("failed");
        assertThat(failed.at("failed_at").isAbsent()).isFalse();
        assertThat(failed.at("last_error")).hasToString("{\"code\":\"server_error\",\"message\":\"It broke.\"}");

        candidate.model().will(ModelTurn.BEGIN.thenBeginsToSay("Oslo").cutBy(ModelTurn.Limit.MAX_TOKENS));
        assertThat(ending("incomplete").at("incomplete_details")).hasToString("{\"reason\":\"max_completion_tokens\"}");
    }

    @Test
    void aRunThatExpiresIsOverInAllItsParts() {
        candidate.model().will(ModelTurn.calls("call_1", "f", "{}"));
        String run = run();
        until(run, "requires_action");

        world.clock().advance(Duration.ofMinutes(10));
        Json expired = until(run, "expired");

        assertThat(expired.at("expires_at").isAbsent()).isTrue();
        assertThat(expired.at("required_action").isAbsent()).isTrue();
        assertThat(expired.at("usage").isAbsent()).isFalse();
        Json step = get(run + "/steps").at("data", 0);
        assertThat(step.at("status").text()).hasValue("expired");
        assertThat(step.at("expired_at").isAbsent()).isFalse();
    }

    @Test
    void everyEventCarriesAWholeObject() throws Exception {
        candidate.model().will(ModelTurn.calls("call_1", "f", "{\"a\":", "1}"));
        candidate.model().will(ModelTurn.says("Oslo ", "is cold."));
        String assistant = served.assistant();

        List<SentEvent> asked = stream("/threads/runs", "{\"assistant_id\":\"" + assistant + "\"" + STREAM);
        Json run = asked.get(asked.size() - 2).json();
        String path = "/threads/" + run.at("thread_id").text().orElseThrow() + "/runs/" + id(run);
        List<SentEvent> told = stream(path + "/submit_tool_outputs", outputs(",\"stream\":true"));

        assertThat(objects(asked)).containsOnly("thread", "thread.run", "thread.run.step", "thread.run.step.delta");
        assertThat(objects(told))
                .containsOnly("thread.run", "thread.run.step", "thread.message", "thread.message.delta");
    }

    private static Set<String> objects(List<SentEvent> events) {
        Set<String> tags = new TreeSet<>();
        events.subList(0, events.size() - 1).forEach(event -> tags.add(ObjectShape.check(event.json())));
        return tags;
    }

    private List<SentEvent> stream(String path, String body) throws IOException, InterruptedException {
        return SentEvent.of(served.open("/v1" + path, body));
    }

    private Json ending(String status) {
        Json run = until(run(), status);
        assertThat(run.at("expires_at").isAbsent()).isTrue();
        assertThat(run.at("required_action").isAbsent()).isTrue();
        assertThat(run.at("usage", "total_tokens").number()).isPresent();
        String path = "/threads/" + run.at("thread_id").text().orElseThrow();
        Json message = get(path + "/messages?limit=1").at("data", 0);
        boolean whole = status.equals("completed");
        assertThat(message.at("status").text()).hasValue(whole ? "completed" : "incomplete");
        assertThat(message.at("incomplete_details", "reason").exists()).isEqualTo(!whole);
        Json step = get(path + "/runs/" + id(run) + "/steps").at("data", 0);
        assertThat(step.at("usage", "total_tokens").number()).isPresent();
        return run;
    }

    private String run() {
        Json run = post("/threads/runs", "{\"assistant_id\":\"" + served.assistant() + "\"}");
        return "/threads/" + run.at("thread_id").text().orElseThrow() + "/runs/" + id(run);
    }

    private Json until(String run, String status) {
        Json found = get(run);
        while (!found.at("status").text().orElse("").equals(status)) {
            assertThat(found.at("usage").exists()).isTrue();
            Served.pause();
            found = get(run);
        }
        return found;
    }

    private Json get(String path) {
        return answer("GET", path, "");
    }

    private Json post(String path, String body) {
        return answer("POST", path, body);
    }

    private void delete(String path) {
        assertThat(answer("DELETE", path, "").at("deleted").bool()).hasValue(true);
    }

    private Json answer(String method, String path, String body) {
        HttpResponse<String> answer =
                served.send(served.to("/v1" + path).method(method, BodyPublishers.ofString(body)));
        assertThat(answer.statusCode())
                .as("%s %s: %s", method, path, answer.body())
                .isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/json");
        Json object = Json.parse(answer.body());
        ObjectShape.check(object);
        answered.add(method + " " + path.replaceAll("\\?.*", "").replaceAll("[a-z]+_[A-Za-z0-9]{24}", "*"));
        return object;
    }

    private static String id(Json object) {
        return object.at("id").text().orElseThrow();
    }

    private static String user(String text) {
        return "{\"role\":\"user\",\"content\":\"" + text + "\"}";
    }

    private static String outputs(String more) {
        return "{\"tool_outputs\":[{\"tool_call_id\":\"call_1\",\"output\":\"1\"}]" + more + "}";
    }
}
