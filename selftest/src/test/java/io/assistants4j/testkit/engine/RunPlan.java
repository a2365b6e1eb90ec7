package io.assistants4j.testkit.engine;

import io.assistants4j.core.engine.TurnEvent;
import io.assistants4j.core.error.ErrorDetails;
import io.assistants4j.core.error.RateLimitException;
import io.assistants4j.core.id.ToolCallId;
import io.assistants4j.core.run.ErrorCode;
import io.assistants4j.core.value.RawJson;
import io.assistants4j.testkit.turns.TurnScript;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;

/**
 * A run as it may go: what the model does turn by turn, and what others do meanwhile.
 *
 * @param turns what the model does; where it is asked once more, it says a word and is done
 * @param troubles what others do
 */
record RunPlan(List<TurnPlan> turns, List<Trouble> troubles) {
    RunPlan {
        turns = List.copyOf(turns);
        troubles = List.copyOf(troubles);
    }

    /**
     * A turn.
     *
     * @param items what the model does
     * @param end how it ends
     * @param usage the tokens it reads; it writes half as many
     */
    record TurnPlan(List<Item> items, End end, int usage) {
        TurnPlan {
            items = List.copyOf(items);
        }

        /** The script of this turn; before each line this is done. */
        TurnScript script(Runnable before) {
            TurnScript script = TurnScript.begin();
            for (Item item : items) {
                for (TurnEvent event : item.events()) {
                    script.meanwhile(before).event(event);
                }
            }
            script.meanwhile(before);
            return end(script);
        }

        private TurnScript end(TurnScript script) {
            // A turn that made no step has none to tell its usage with.
            long prompt = items.stream().anyMatch(Item::makesStep) ? usage : 0;
            long completion = prompt / 2;
            return switch (end) {
                case COMPLETED -> script.completes(prompt, completion);
                case TOO_LONG -> script.endsEarly(TurnEvent.Reason.MAX_OUTPUT_TOKENS, prompt, completion);
                case FILTERED -> script.endsEarly(TurnEvent.Reason.CONTENT_FILTER, prompt, completion);
                case CUT -> script.endsEarly(TurnEvent.Reason.OTHER, prompt, completion);
                case FAILED -> script.fails(ErrorCode.SERVER_ERROR, "It broke.");
                case REFUSED -> script.fails(ErrorCode.INVALID_PROMPT, "Not that.");
                case BROKEN_OFF -> script;
                case THROWN -> script.breaks(new IllegalStateException("thrown"));
                case LIMITED -> script.breaks(new RateLimitException("Too much.", ErrorDetails.NONE, null));
            };
        }
    }

    /** How a turn ends. */
    enum End {
        COMPLETED,
        TOO_LONG,
        FILTERED,
        CUT,
        FAILED,
        REFUSED,
        BROKEN_OFF,
        THROWN,
        LIMITED
    }

    /** Something a model does in a turn. */
    sealed interface Item {
        List<TurnEvent> events();

        /** Whether a step tells of it. */
        default boolean makesStep() {
            return true;
        }
    }

    /**
     * Says something.
     *
     * @param pieces as it comes
     * @param whole whether it is brought to an end
     */
    record Speech(List<Piece> pieces, boolean whole) implements Item {
        @Override
        public List<TurnEvent> events() {
            List<TurnEvent> events = new ArrayList<>();
            events.add(new TurnEvent.MessageStarted());
            pieces.forEach(piece -> events.add(piece.event()));
            if (whole) {
                events.add(new TurnEvent.MessageEnded());
            }
            return events;
        }

        /** A message begins with its first piece. */
        @Override
        public boolean makesStep() {
            return !pieces.isEmpty();
        }
    }

    /**
     * A piece of what is said.
     *
     * @param part the part of the message
     * @param refusal whether it refuses
     * @param text its words
     */
    record Piece(int part, boolean refusal, String text) {
        TurnEvent event() {
            return refusal ? new TurnEvent.RefusalDelta(part, text) : new TurnEvent.TextDelta(part, text);
        }
    }

    /**
     * Calls functions, all at once.
     *
     * @param calls the calls
     * @param order whose turn it is to go on: the place among those that are not through
     */
    record Calling(List<Call> calls, List<Integer> order) implements Item {
        @Override
        public List<TurnEvent> events() {
            Queue<Integer> next = new ArrayDeque<>(order);
            List<Deque<TurnEvent>> left = new ArrayList<>();
            calls.forEach(call -> left.add(new ArrayDeque<>(call.events())));
            List<TurnEvent> events = new ArrayList<>();
            while (!left.isEmpty()) {
                int place = next.isEmpty() ? 0 : next.remove() % left.size();
                events.add(left.get(place).remove());
                left.removeIf(Deque::isEmpty);
            }
            return events;
        }
    }

    /**
     * Calls a function.
     *
     * @param id the call's id
     * @param arguments as they come
     * @param whole whether it is brought to an end
     */
    record Call(String id, List<String> arguments, boolean whole) {
        List<TurnEvent> events() {
            ToolCallId call = new ToolCallId(id);
            List<TurnEvent> events = new ArrayList<>();
            events.add(new TurnEvent.CallStarted(call, "f"));
            arguments.forEach(piece -> events.add(new TurnEvent.ArgumentsDelta(call, piece)));
            if (whole) {
                events.add(new TurnEvent.CallEnded(call));
            }
            return events;
        }
    }

    /** Thinks. */
    record Thought() implements Item {
        @Override
        public List<TurnEvent> events() {
            return List.of(new TurnEvent.OpaqueItem(new RawJson("{\"type\":\"reasoning\"}")));
        }

        @Override
        public boolean makesStep() {
            return false;
        }
    }

    /**
     * Something others do.
     *
     * @param moment the place of the moment in which they do it, among all of the run
     * @param deed what they do
     */
    record Trouble(int moment, Deed deed) {}

    /** What others may do. */
    enum Deed {
        /** Cancel the run. */
        CANCEL,
        /** Cancel the run by way of another engine. */
        CANCEL_ELSEWHERE,
        /** Let its time pass, and look after it. */
        EXPIRE,
        /** Let its time pass, and look after it by way of another engine. */
        EXPIRE_ELSEWHERE,
        /** Let more time pass than anybody may take to renew a lease, and look after the runs. */
        STALL,
        /** Delete its thread. */
        DELETE,
        /** Change the metadata of the run and of what it said last. */
        LABEL,
        /** Hand in outputs that nobody waits for. */
        MEDDLE
    }
}
