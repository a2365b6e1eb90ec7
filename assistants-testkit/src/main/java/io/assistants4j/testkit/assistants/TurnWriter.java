package io.assistants4j.testkit.assistants;

import io.assistants4j.testkit.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a reply does into its run: messages, steps and events, one step open at a time. The step of functions that are
 * called stays open until their outputs are in, so what is said behind a call is held back until then.
 */
final class TurnWriter {
    private final World world;
    private final FakeRun run;
    private final Reply reply;
    private final WireDialect dialect;
    private final List<Part> heldBack = new ArrayList<>();
    private @Nullable OpenMessage message;
    private @Nullable OpenStep step;

    TurnWriter(World world, FakeRun run, Reply reply, WireDialect dialect) {
        this.world = world;
        this.run = run;
        this.reply = reply;
        this.dialect = dialect;
    }

    Reply reply() {
        return reply;
    }

    int looksWhenCancelled() {
        return reply.cancelling();
    }

    /** The outputs of the turn before are in; what it held back comes first now. */
    void takeOver(TurnWriter before, Map<String, String> outputs) {
        OpenStep asked = before.step;
        if (asked != null) {
            before.step = null;
            asked.answer(outputs);
            tell("thread.run.step.completed", asked.closed("completed", null, before.reply.usage(), world.now()));
        }
        heldBack.addAll(before.heldBack);
        before.heldBack.clear();
    }

    void begin() {
        run.enter("in_progress", 0);
        run.tree().putIfAbsent("started_at", world.now());
        tell("thread.run.in_progress", run.tree());
        retell();
    }

    /** One thing happens; what takes time is not done here. */
    void part(Part part) {
        OpenStep open = step;
        boolean asking = open != null && open.isAsking();
        if (part instanceof Part.Status status) {
            enter(status);
        } else if (part instanceof Part.Event event) {
            tell(event.name(), event.members());
        } else if (part instanceof Part.Raw raw) {
            run.log().text(raw.text());
        } else if (part instanceof Part.Hold) {
            run.log().hold();
        } else if (part instanceof Part.Call call) {
            call(call, asking && open != null ? open : beginCalls());
        } else if (asking && !(part instanceof Part.Pause)) {
            heldBack.add(part);
        } else if (part instanceof Part.Spoken spoken) {
            say(spoken);
        } else if (part instanceof Part.Tool tool) {
            tell("thread.run.step.delta", beginCalls().tool(tool));
        }
    }

    /** The turn is over, in the way the reply says. */
    void end() {
        OpenStep open = step;
        if (reply.ending().equals(Ending.COMPLETED) && open != null && open.isAsking()) {
            run.uses(reply.usage());
            run.await(open.wanted());
            endStream("thread.run.requires_action");
        } else {
            close(reply.ending());
        }
    }

    /** The run is over, and so is what is open in it. */
    void close(Ending ending) {
        boolean counted = run.status().equals("requires_action");
        OpenMessage cut = ending.equals(Ending.COMPLETED) ? null : message;
        if (cut != null) {
            message = null;
            tell("thread.message.incomplete", cut.incomplete(ending.messageReason(), world.now()));
        }
        boolean asking = step != null && step.isAsking();
        Ending ofStep = cut != null || asking ? ending : Ending.COMPLETED;
        closeStep(
                asking && ending.status().equals("incomplete") ? cutOff() : ofStep,
                counted ? Tokens.NONE : reply.usage());
        retell();
        closeStep(Ending.COMPLETED, Tokens.NONE);
        if (!counted) {
            run.uses(reply.usage());
        }
        run.end(ending, world.now());
        endStream("thread.run." + ending.status());
    }

    void tell(String name, Map<String, @Nullable Object> data) {
        run.log().text(event(name, data));
    }

    private void enter(Part.Status status) {
        boolean isNew = !run.status().equals(status.status());
        run.enter(status.status(), status.looks());
        if (isNew) {
            tell("thread.run." + status.status(), run.tree());
        }
    }

    private void say(Part.Spoken spoken) {
        closeStep(Ending.COMPLETED, Tokens.NONE);
        String id = world.newId(Kind.MESSAGE);
        OpenMessage open = new OpenMessage(MessageTrees.begun(id, run, world.now()));
        message = open;
        begin(new OpenStep(StepTrees.ofMessage(world.newId(Kind.STEP), run, id, world.now())));
        run.thread().add(open.tree());
        tell("thread.message.created", open.tree());
        tell("thread.message.in_progress", open.tree());
        if (spoken instanceof Part.Text text) {
            text.deltas().forEach(delta -> tell("thread.message.delta", open.text(delta)));
        } else if (spoken instanceof Part.Refusal refusal) {
            refusal.deltas().forEach(delta -> tell("thread.message.delta", open.refusal(delta)));
        } else if (spoken instanceof Part.Content part) {
            tell("thread.message.delta", open.part(part));
        }
        if (!(spoken instanceof Part.Text text && text.open())) {
            closeMessage();
        }
    }

    private void call(Part.Call call, OpenStep calls) {
        tell("thread.run.step.delta", calls.call(call.id(), call.name()));
        call.deltas().forEach(delta -> tell("thread.run.step.delta", calls.arguments(delta)));
    }

    private OpenStep beginCalls() {
        closeStep(Ending.COMPLETED, Tokens.NONE);
        OpenStep calls = new OpenStep(StepTrees.ofCalls(world.newId(Kind.STEP), run, world.now()));
        begin(calls);
        return calls;
    }

    private void begin(OpenStep begun) {
        step = begun;
        run.steps().add(String.valueOf(begun.tree().get("id")), begun.tree());
        tell("thread.run.step.created", begun.tree());
        tell("thread.run.step.in_progress", begun.tree());
    }

    private void closeMessage() {
        OpenMessage open = message;
        if (open != null) {
            message = null;
            tell("thread.message.completed", open.completed(world.now()));
        }
    }

    private void closeStep(Ending ending, Tokens usage) {
        closeMessage();
        OpenStep open = step;
        if (open != null) {
            step = null;
            tell(
                    "thread.run.step." + ending.stepStatus(),
                    open.closed(ending.stepStatus(), ending.stepError(), usage, world.now()));
        }
    }

    /** Says what was held back. */
    private void retell() {
        List<Part> parts = List.copyOf(heldBack);
        heldBack.clear();
        parts.forEach(this::part);
    }

    private void endStream(String last) {
        Reply.Fault fault = reply.fault();
        if (fault != null) {
            tell(
                    "error",
                    Json.object(
                            "error",
                            Json.object(
                                    "message",
                                    fault.message(),
                                    "type",
                                    "server_error",
                                    "param",
                                    null,
                                    "code",
                                    fault.code())));
        } else if (!reply.has(Quirk.NO_END)) {
            tell(last, run.tree());
        }
        if (!reply.has(Quirk.NO_DONE)) {
            run.log()
                    .text(
                            reply.has(Quirk.ENVELOPES) || reply.has(Quirk.NO_NAMES)
                                    ? "data: [DONE]\n\n"
                                    : dialect.event("done", "[DONE]"));
        }
        if (reply.has(Quirk.STAYS_OPEN)) {
            run.log().hold();
        }
        run.log().end();
    }

    private String event(String name, Map<String, @Nullable Object> data) {
        if (reply.has(Quirk.ENVELOPES)) {
            return "data: " + Json.of(Json.object("event", name, "data", data)) + "\n\n";
        }
        return reply.has(Quirk.NO_NAMES) ? "data: " + Json.of(data) + "\n\n" : dialect.event(name, data);
    }

    /** What an early end makes of calls: they were not made. */
    private static Ending cutOff() {
        return Ending.failed("server_error", "The run ended before the calls could be made.");
    }
}
