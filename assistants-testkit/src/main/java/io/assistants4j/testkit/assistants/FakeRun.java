package io.assistants4j.testkit.assistants;

import io.assistants4j.testkit.internal.Refused;
import io.assistants4j.testkit.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** A run with all that belongs to it. */
final class FakeRun {
    private static final Set<String> TERMINAL = Set.of("cancelled", "completed", "incomplete", "failed", "expired");

    private final Conversation thread;
    private final Map<String, @Nullable Object> tree;
    private final Shelf<Map<String, @Nullable Object>> steps = new Shelf<>(Kind.STEP);
    private final StreamLog log = new StreamLog();
    private Tokens used = Tokens.NONE;
    private int looks;
    private int enough;
    private @Nullable Ending waiting;
    private @Nullable TurnWriter turn;
    private @Nullable Future<?> playing;

    FakeRun(Conversation thread, Map<String, @Nullable Object> tree) {
        this.thread = thread;
        this.tree = tree;
    }

    String id() {
        return String.valueOf(tree.get("id"));
    }

    String assistantId() {
        return String.valueOf(tree.get("assistant_id"));
    }

    Conversation thread() {
        return thread;
    }

    Map<String, @Nullable Object> tree() {
        return tree;
    }

    Shelf<Map<String, @Nullable Object>> steps() {
        return steps;
    }

    StreamLog log() {
        return log;
    }

    String status() {
        return String.valueOf(tree.get("status"));
    }

    boolean isOver() {
        return TERMINAL.contains(status());
    }

    boolean isDue(long now) {
        return Json.of(tree).at("expires_at").tree() instanceof Number end && end.longValue() <= now;
    }

    /** Whether the budgets of the run leave nothing for another turn; names the one that is spent. */
    @Nullable
    String spent() {
        if (reached("max_completion_tokens", used.completion())) {
            return "max_completion_tokens";
        }
        return reached("max_prompt_tokens", used.prompt()) ? "max_prompt_tokens" : null;
    }

    void uses(Tokens more) {
        used = used.plus(more);
    }

    /** The run enters a state, and stays in it at least until it was looked at so often. */
    void enter(String status, int stay) {
        tree.put("status", status);
        looks = 0;
        enough = stay;
    }

    /** Whether it was looked at as often as its state wants. */
    boolean wasSeenEnough() {
        return looks >= enough;
    }

    /** Somebody found the run as it is now; what waits for that may happen. */
    void seen() {
        looks++;
        settle();
    }

    /** This turn goes on from here. */
    void begin(TurnWriter next, Future<?> player) {
        turn = next;
        playing = player;
    }

    /** The turn that goes on, or whose outputs are waited for. */
    TurnWriter turn() {
        TurnWriter current = turn;
        if (current == null) {
            throw new IllegalStateException("run " + id() + " has not begun");
        }
        return current;
    }

    boolean isPlaying(TurnWriter which) {
        return turn == which && playing != null;
    }

    /** Begins to cancel it. */
    void cancel() {
        if (isOver() || status().equals("cancelling")) {
            throw Refused.inThisState("Cannot cancel run with status '" + status() + "'.");
        }
        abandon();
        tree.put("required_action", null);
        enter("cancelling", turn().looksWhenCancelled());
        turn().tell("thread.run.cancelling", tree);
        waiting = Ending.CANCELLED;
    }

    /** Ends it where nobody has to see it cancelling. */
    void settle() {
        Ending ending = waiting;
        if (ending != null && wasSeenEnough()) {
            waiting = null;
            close(ending);
        }
    }

    /** Ends it from outside. */
    void stop(Ending ending) {
        abandon();
        waiting = null;
        close(ending);
    }

    /** Leaves it as it is: its turn goes no further. */
    void abandon() {
        if (playing != null) {
            playing.cancel(true);
            playing = null;
        }
    }

    /** The turn is over, and the run waits for the outputs of these calls. */
    void await(List<Map<String, @Nullable Object>> calls) {
        playing = null;
        enter("requires_action", 0);
        tree.put(
                "required_action",
                Json.object("type", "submit_tool_outputs", "submit_tool_outputs", Json.object("tool_calls", calls)));
    }

    /** The run is over. */
    void end(Ending ending, long now) {
        playing = null;
        enter(ending.status(), 0);
        tree.put("required_action", null);
        tree.put("expires_at", null);
        tree.put("usage", used.tree());
        tree.put("last_error", ending.error());
        tree.put("incomplete_details", ending.details());
        String at = ending.status() + "_at";
        if (tree.containsKey(at)) {
            tree.put(at, now);
        }
    }

    private void close(Ending ending) {
        turn().close(ending);
    }

    private boolean reached(String budget, int tokens) {
        return Json.of(tree).at(budget).number().isPresent()
                && tokens >= Json.of(tree).at(budget).number().orElseThrow().intValue();
    }
}
