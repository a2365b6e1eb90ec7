package io.assistants4j.testkit.astra;

import io.assistants4j.testkit.http.Answer;
import io.assistants4j.testkit.http.Feed;
import io.assistants4j.testkit.json.Json;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The stream of a run: looks at a message again and again and tells what was added to it. Events have no names of their own (7.1),
 * and there is none for the end of the message, of the run or of the stream: the connection closes (7.2). Where the run fails it
 * never does (7.6).
 */
final class RunFeed implements Feed {
    private final World world;
    private final Run run;
    private final @Nullable Map<String, @Nullable Object> message;
    private final Deque<String> ready = new ArrayDeque<>();
    private int told;

    /**
     * Follows a run.
     *
     * @param message what is looked at: the newest of the thread, whosever it is; null where nothing is
     * @param search the step in which files were searched, if they were
     */
    RunFeed(
            World world,
            Run run,
            @Nullable Map<String, @Nullable Object> message,
            @Nullable Map<String, @Nullable Object> search) {
        this.world = world;
        this.run = run;
        this.message = message;
        begin(search);
    }

    static String event(String name, Map<String, @Nullable Object> data) {
        return "data: " + Json.of(Json.object("event", name, "data", data)) + "\n\n";
    }

    static Map<String, @Nullable Object> delta(Map<String, @Nullable Object> message, int index, String text) {
        return Json.object(
                "id", message.get("id"),
                "object", "thread.message.delta",
                "delta",
                        Json.object(
                                "role", message.get("role"),
                                "content",
                                        List.of(Json.object(
                                                "index",
                                                index,
                                                "type",
                                                "text",
                                                "text",
                                                Json.object("value", text, "annotations", List.of())))));
    }

    static Map<String, @Nullable Object> empty(Map<String, @Nullable Object> message) {
        Map<String, @Nullable Object> empty = new LinkedHashMap<>(message);
        empty.put("status", "in_progress");
        empty.put("content", List.of());
        return empty;
    }

    @Override
    public @Nullable Answer next() throws InterruptedException {
        String event = ready.poll();
        if (event != null) {
            return Answer.eventStream().text(event);
        }
        synchronized (world) {
            while (message != null && !world.isOver()) {
                String more = Messages.text(message).substring(told);
                if (!more.isEmpty()) {
                    told += more.length();
                    return Answer.eventStream().text(event("thread.message.delta", delta(message, 0, more)));
                }
                if (run.status().equals("failed")) {
                    return Answer.eventStream().hold();
                }
                if (!run.status().equals("in_progress")) {
                    return null;
                }
                world.wait();
            }
            return null;
        }
    }

    private void begin(@Nullable Map<String, @Nullable Object> search) {
        Map<String, @Nullable Object> queued = run.told("queued", false);
        ready.add(event("thread.run.created", queued));
        ready.add(event("thread.run.queued", queued));
        ready.add(event("thread.run.in_progress", run.told("in_progress", false)));
        if (run.status().equals("requires_action")) {
            calls();
            return;
        }
        if (search != null) {
            search(search);
        }
        if (message != null) {
            ready.add(event("thread.message.created", empty(message)));
            ready.add(event("thread.message.in_progress", empty(message)));
        }
    }

    /** The run is in progress once more, all of the calls come at once, and their step never is in progress (7.4). */
    private void calls() {
        Map<String, @Nullable Object> step = step("tool_calls", List.of());
        ready.add(event("thread.run.step.created", step));
        ready.add(event("thread.run.in_progress", run.told("in_progress", true)));
        List<Json> wanted = Json.of(run.tree())
                .at("required_action", "submit_tool_outputs", "tool_calls")
                .elements();
        List<Object> calls = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            Map<String, @Nullable Object> call = Json.object("index", i);
            wanted.get(i).members().forEach((name, member) -> call.put(name, member.tree()));
            calls.add(call);
        }
        ready.add(event(
                "thread.run.step.delta",
                Json.object(
                        "id", step.get("id"),
                        "object", "thread.run.step.delta",
                        "delta", Json.object("step_details", Json.object("type", "tool_calls", "tool_calls", calls)))));
        ready.add(event("thread.run.requires_action", run.told("requires_action", true)));
    }

    /** The delta of a search has no calls; what was found stands in the step that is completed (7.3). */
    private void search(Map<String, @Nullable Object> search) {
        Map<String, @Nullable Object> begun = new LinkedHashMap<>(search);
        begun.put("status", "in_progress");
        begun.put("completed_at", null);
        begun.put("step_details", Json.object("type", "tool_calls", "tool_calls", List.of()));
        ready.add(event("thread.run.step.created", begun));
        ready.add(event("thread.run.step.in_progress", begun));
        ready.add(event(
                "thread.run.step.delta",
                Json.object(
                        "id", search.get("id"),
                        "object", "thread.run.step.delta",
                        "delta", Json.object("step_details", Json.object("type", "tool_calls", "tool_calls", null)))));
        ready.add(event("thread.run.step.completed", search));
    }

    private Map<String, @Nullable Object> step(String type, Object calls) {
        return step(world, run, world.newId("step_"), Json.object("type", type, "tool_calls", calls));
    }

    /** A step that has just begun. */
    static Map<String, @Nullable Object> step(World world, Run run, String id, Map<String, @Nullable Object> details) {
        return Json.object(
                "id",
                id,
                "object",
                "thread.run.step",
                "created_at",
                world.stamp(),
                "run_id",
                run.id(),
                "thread_id",
                run.thread(),
                "assistant_id",
                run.tree().get("assistant_id"),
                "type",
                details.get("type"),
                "status",
                "in_progress",
                "step_details",
                details,
                "completed_at",
                null,
                "metadata",
                null,
                "usage",
                null);
    }
}
