package io.assistants4j.testkit.assistants;

import io.assistants4j.testkit.http.Answer;
import io.assistants4j.testkit.internal.Refused;
import io.assistants4j.testkit.internal.Script;
import io.assistants4j.testkit.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The operations on runs. */
final class RunsResource {
    /** Nobody has to be spared here. */
    private static final String POLL_AFTER_MS = "10";

    private final World world;
    private final ThreadsResource threads;
    private final Script<Question, Reply> script;
    private final RunStarter starter;

    RunsResource(World world, ThreadsResource threads, Script<Question, Reply> script, RunStarter starter) {
        this.world = world;
        this.threads = threads;
        this.script = script;
        this.starter = starter;
    }

    Answer create(Call call) {
        Conversation thread = world.threads().find(call.id());
        RunRules.run(call.body());
        Json assistant = assistant(call.body());
        thread.checkOpenForRuns();
        List<Map<String, @Nullable Object>> more = new ArrayList<>();
        for (Json message : call.body().at("additional_messages").elements()) {
            more.add(MessageTrees.of(world, thread.id(), message));
        }
        FakeRun run = new FakeRun(thread, RunTrees.of(world, thread.id(), assistant, call.body()));
        Reply reply = reply(question(run, more, List.of()));
        more.forEach(thread::add);
        return begin(call, run, reply, 0);
    }

    Answer createWithThread(Call call) {
        RunRules.runWithThread(call.body());
        Json assistant = assistant(call.body());
        Conversation thread = threads.create(call.body().at("thread"));
        Map<String, @Nullable Object> tree = RunTrees.of(world, thread.id(), assistant, call.body());
        Json resources = call.body().at("tool_resources");
        if (!resources.isAbsent()) {
            tree.put("tool_resources", resources.tree());
        }
        FakeRun run = new FakeRun(thread, tree);
        Reply reply = reply(question(run, List.of(), List.of()));
        TurnWriter turn = starter.turn(run, reply);
        turn.tell("thread.created", thread.tree());
        return begin(call, run, reply, 0);
    }

    Answer find(Call call) {
        FakeRun run = run(call);
        Answer answer = shown(run);
        run.seen();
        return answer;
    }

    Answer list(Call call) {
        return world.threads().find(call.id()).runs().page(Page.of(call.request()), run -> true, FakeRun::tree);
    }

    Answer update(Call call) {
        FakeRun run = run(call);
        ResourceRules.metadataChange(call.body());
        if (call.body().at("metadata").exists()) {
            run.tree().put("metadata", MessageTrees.or(call.body().at("metadata"), Map.of()));
        }
        return shown(run);
    }

    /** Answers with the run in {@code cancelling}; it is cancelled right after, or when it was seen so often enough. */
    Answer cancel(Call call) {
        FakeRun run = run(call);
        run.cancel();
        Answer answer = shown(run);
        run.settle();
        return answer;
    }

    Answer submit(Call call) {
        FakeRun run = run(call);
        RunRules.outputs(call.body());
        if (!run.status().equals("requires_action")) {
            throw Refused.inThisState("Runs in status \"" + run.status() + "\" do not accept tool outputs.");
        }
        List<Json> sent = call.body().at("tool_outputs").elements();
        Map<String, String> outputs = Outputs.checked(run, sent);
        String spent = run.spent();
        Reply reply = spent == null ? script.next(question(run, List.of(), sent)) : new Reply().incomplete(spent);
        int from = run.log().size();
        starter.goOn(run, reply, outputs);
        return call.isStreamed() ? stream(run, from) : shown(run);
    }

    private Answer begin(Call call, FakeRun run, Reply reply, int from) {
        run.thread().runs().add(run.id(), run);
        starter.begin(run, reply);
        return call.isStreamed() ? stream(run, from) : shown(run);
    }

    private Json assistant(Json request) {
        return Json.of(world.assistants().find(request.at("assistant_id").text().orElse("")));
    }

    private FakeRun run(Call call) {
        return world.threads().find(call.id()).runs().find(call.last());
    }

    /** What the model says, unless the question alone is more than it may read: the script is left alone then. */
    private Reply reply(Question question) {
        double mayRead = question.run()
                .at("max_prompt_tokens")
                .number()
                .map(Number::doubleValue)
                .orElse(Double.MAX_VALUE);
        return question.words() > mayRead ? new Reply().incomplete("max_prompt_tokens") : script.next(question);
    }

    private static Question question(FakeRun run, List<Map<String, @Nullable Object>> more, List<Json> outputs) {
        List<Json> messages = new ArrayList<>();
        run.thread()
                .said()
                .forEach(message -> messages.add(Json.parse(Json.of(message).toString())));
        more.forEach(message -> messages.add(Json.of(message)));
        return new Question(Json.parse(Json.of(run.tree()).toString()), messages, outputs);
    }

    private Answer stream(FakeRun run, int from) {
        return Answer.eventStream().header("Cache-Control", "no-cache").live(new StreamFeed(world, run.log(), from));
    }

    private static Answer shown(FakeRun run) {
        Answer answer = Answer.json(200, run.tree());
        return run.isOver() ? answer : answer.header("openai-poll-after-ms", POLL_AFTER_MS);
    }
}
