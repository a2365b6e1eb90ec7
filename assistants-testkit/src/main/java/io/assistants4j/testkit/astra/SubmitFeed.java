package io.assistants4j.testkit.astra;

import io.assistants4j.testkit.http.Answer;
import io.assistants4j.testkit.http.Feed;
import io.assistants4j.testkit.json.Json;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The stream of what follows outputs: a delta for each piece of the model, each with an index of its own, though all of them belong to
 * one part. The message is never told, nor kept, as completed (7.5).
 */
final class SubmitFeed implements Feed {
    private final World world;
    private final Run run;
    private final Map<String, @Nullable Object> message;
    private final Deque<String> ready = new ArrayDeque<>();
    private final Deque<Completion.Part> parts;
    private final Deque<String> pieces = new ArrayDeque<>();
    private final boolean fails;
    private int index;

    SubmitFeed(World world, Run run, Map<String, @Nullable Object> message, Completion completion) {
        this.world = world;
        this.run = run;
        this.message = message;
        this.parts = new ArrayDeque<>(completion.parts());
        this.fails = completion.failure() != null;
        begin();
    }

    @Override
    public @Nullable Answer next() throws InterruptedException {
        while (true) {
            String event = ready.poll();
            if (event != null) {
                return Answer.eventStream().text(event);
            }
            String piece = pieces.poll();
            if (piece != null) {
                return Answer.eventStream().text(said(piece));
            }
            Completion.Part part = parts.poll();
            if (part instanceof Completion.Waits wait) {
                wait.gate().pass();
            } else if (part instanceof Completion.Says says) {
                pieces.addAll(says.pieces());
            } else if (part == null) {
                synchronized (world) {
                    run.enter(fails ? "failed" : "completed");
                    world.notifyAll();
                }
                return null;
            }
        }
    }

    private String said(String piece) {
        synchronized (world) {
            message.put("content", Messages.content(Messages.text(message) + piece));
            world.notifyAll();
            return RunFeed.event("thread.message.delta", RunFeed.delta(message, index++, piece));
        }
    }

    private void begin() {
        String id = String.valueOf(message.get("id"));
        Map<String, @Nullable Object> step = RunFeed.step(
                world,
                run,
                id.replaceFirst("^msg_", "step_"),
                Json.object("type", "message_creation", "message_creation", Json.object("message_id", id)));
        ready.addAll(List.of(
                RunFeed.event("thread.run.queued", run.told("queued", false)),
                RunFeed.event("thread.run.in_progress", run.told("in_progress", false)),
                RunFeed.event("thread.run.step.created", step),
                RunFeed.event("thread.run.step.in_progress", step),
                RunFeed.event("thread.message.created", RunFeed.empty(message)),
                RunFeed.event("thread.message.in_progress", RunFeed.empty(message))));
    }
}
