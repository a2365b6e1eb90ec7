package io.assistants4j.testkit.contract.sabotage;

import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.core.event.RunStream;
import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.id.ToolCallId;
import io.assistants4j.core.run.RequiredAction.RequiredToolCall;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.Runs;
import io.assistants4j.core.tool.ToolOutput;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Saboteurs of {@code ToolOutputsContract}. */
final class ToolOutputsSaboteurs {
    private ToolOutputsSaboteurs() {}

    static Map<String, Saboteur> all() {
        Map<String, Saboteur> all = new HashMap<>();
        all.put("TOOL-030", forgiving("miss_one"));
        all.put("TOOL-031", forgiving("miss_all"));
        all.put("TOOL-032", forgiving("mix_up"));
        all.put("TOOL-033", forgiving("say_twice"));
        all.put("TOOL-034", Aim.at("lose_none").runs(Vindictive::new));
        all.put("TOOL-035", Aim.at("stream_none").streamPort(real -> new PassedStreams(real) {
            @Override
            public RunStream streamSubmit(ThreadId thread, RunId run, List<ToolOutput> outputs) {
                return RunStreamViewsSaboteurs.late("nowhere", () -> super.streamSubmit(thread, run, outputs));
            }
        }));
        all.put("TOOL-036", Aim.at("carry_most").runs(Weak::new));
        all.put("TOOL-037", Aim.at("carry_more").runs(Vague::new));
        all.put("TOOL-038", silent("give_once"));
        all.put("TOOL-039", silent("race"));
        all.put("TOOL-040", silent("be_done"));
        all.put("TOOL-041", silent("give_up"));
        all.put("TOOL-042", silent("be_late"));
        all.put(
                "TOOL-043",
                submitting(
                        "say_nothing",
                        outputs -> outputs.stream()
                                .map(output -> new ToolOutput(
                                        output.toolCallId(), output.output().isEmpty() ? " " : output.output()))
                                .toList()));
        return all;
    }

    private static Saboteur submitting(String function, UnaryOperator<List<ToolOutput>> change) {
        return Aim.at(function).runs(real -> new PassedRuns(real) {
            @Override
            public Run submit(ThreadId thread, RunId id, List<ToolOutput> outputs) {
                return super.submit(thread, id, change.apply(outputs));
            }
        });
    }

    /** Makes up what is missing, and passes over what is too much. */
    private static Saboteur forgiving(String function) {
        return Aim.at(function).runs(real -> new PassedRuns(real) {
            @Override
            public Run submit(ThreadId thread, RunId id, List<ToolOutput> outputs) {
                Map<ToolCallId, ToolOutput> right = new LinkedHashMap<>();
                for (RequiredToolCall call : find(thread, id).requiredAction().toolCalls()) {
                    right.put(call.id(), new ToolOutput(call.id(), ""));
                }
                outputs.forEach(output -> right.replace(output.toolCallId(), output));
                return super.submit(thread, id, List.copyOf(right.values()));
            }
        });
    }

    /** Does not say that it refuses. */
    private static Saboteur silent(String function) {
        return Aim.at(function).runs(real -> new PassedRuns(real) {
            @Override
            public Run submit(ThreadId thread, RunId id, List<ToolOutput> outputs) {
                try {
                    return super.submit(thread, id, outputs);
                } catch (InvalidRequestException e) {
                    return find(thread, id);
                }
            }
        });
    }

    /** Cancels the run whose outputs it refuses. */
    private static final class Vindictive extends PassedRuns {
        Vindictive(Runs real) {
            super(real);
        }

        @Override
        public Run submit(ThreadId thread, RunId id, List<ToolOutput> outputs) {
            try {
                return super.submit(thread, id, outputs);
            } catch (InvalidRequestException e) {
                Run unused = cancel(thread, id);
                throw e;
            }
        }
    }

    /** Takes no long outputs. */
    private static final class Weak extends PassedRuns {
        private static final int LONG = 10_000;

        Weak(Runs real) {
            super(real);
        }

        @Override
        public Run submit(ThreadId thread, RunId id, List<ToolOutput> outputs) {
            if (outputs.stream().anyMatch(output -> output.output().length() > LONG)) {
                throw InvalidRequestException.inThisState("too long");
            }
            return super.submit(thread, id, outputs);
        }
    }

    /** Refuses without naming what is wrong. */
    private static final class Vague extends PassedRuns {
        Vague(Runs real) {
            super(real);
        }

        @Override
        public Run submit(ThreadId thread, RunId id, List<ToolOutput> outputs) {
            try {
                return super.submit(thread, id, outputs);
            } catch (InvalidRequestException e) {
                throw InvalidRequestException.inThisState(e.getMessage());
            }
        }
    }
}
