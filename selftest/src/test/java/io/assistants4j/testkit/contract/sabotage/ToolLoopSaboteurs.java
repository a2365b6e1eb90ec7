package io.assistants4j.testkit.contract.sabotage;

import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.id.ToolCallId;
import io.assistants4j.core.page.Page;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.run.RequiredAction;
import io.assistants4j.core.run.RequiredAction.RequiredToolCall;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.run.RunStep;
import io.assistants4j.core.run.StepInclude;
import io.assistants4j.core.run.Usage;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.tool.ToolCall;
import io.assistants4j.core.tool.ToolChoice;
import io.assistants4j.core.tool.ToolOutput;
import io.assistants4j.testkit.contract.subject.AskedTurn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Saboteurs of {@code ToolLoopContract}. */
final class ToolLoopSaboteurs {
    private ToolLoopSaboteurs() {}

    static Map<String, Saboteur> all() {
        Map<String, Saboteur> all = new HashMap<>();
        waiting(all);
        steps(all);
        messages(all);
        turns(all);
        submissions(all);
        all.put("TOOL-019", Aim.at("stream_on").submissions(() -> Changes.messages("thread.message.completed")));
        all.put("TOOL-021", Aim.at("join_in").submissions(() -> Retold.without("thread.message.delta")));
        return all;
    }

    private static void waiting(Map<String, Saboteur> all) {
        all.put("TOOL-001", awaited("look_up", calls -> List.of(renamed(calls.get(0), "look_down", "{}"))));
        all.put(
                "TOOL-002",
                awaited("take_odd", calls -> List.of(renamed(calls.get(0), "take_odd", "{\"city\":\"Ósló\"}"))));
        all.put("TOOL-008", awaited("be_first", calls -> {
            List<RequiredToolCall> turned = new ArrayList<>(calls);
            Collections.reverse(turned);
            return turned;
        }));
    }

    private static void steps(Map<String, Saboteur> all) {
        all.put(
                "TOOL-004",
                listed(
                        "fill_in",
                        steps -> each(
                                steps,
                                step -> Changes.calls(
                                        step, call -> Changes.output(call, output -> output.replace('\n', ' '))))));
        all.put("TOOL-007", listed("go_round", steps -> steps.subList(1, steps.size())));
        all.put(
                "TOOL-009",
                listed(
                        "turn_left",
                        steps -> each(
                                steps,
                                step -> Changes.calls(
                                        step,
                                        call -> Changes.output(
                                                call, output -> "left".equals(output) ? "right" : "left")))));
        all.put("TOOL-015", listed("count_each", steps -> each(steps, step -> step.withUsage(Usage.of(15, 6)))));
        all.put(
                "TOOL-018",
                listed(
                        "repeat",
                        steps -> each(
                                steps,
                                step -> Changes.calls(
                                        step,
                                        call -> new ToolCall.Function(
                                                new ToolCallId("call_0"), call.function(), call.extensions())))));
    }

    private static void messages(Map<String, Saboteur> all) {
        all.put("TOOL-005", Aim.at("go_on").messages(real -> new PassedMessages(real) {
            @Override
            public Page<Message> list(ThreadId thread, PageRequest page) {
                return Page.of(List.of(), false, message -> message.id().value());
            }
        }));
        all.put("TOOL-010", Aim.at("see").messages(real -> new PassedMessages(real) {
            @Override
            public Page<Message> list(ThreadId thread, PageRequest page) {
                List<Message> messages = super.list(thread, page).data().stream()
                        .map(message -> message.withContent(List.of()))
                        .toList();
                return Page.of(messages, false, message -> message.id().value());
            }
        }));
    }

    private static void turns(Map<String, Saboteur> all) {
        all.put("TOOL-006", Aim.at("show_one").turns(turns -> {
            List<ToolOutput> outputs = new ArrayList<>(turns.get(1).outputs());
            Collections.reverse(outputs);
            return List.of(turns.get(0), new AskedTurn(ToolChoice.AUTO, true, outputs));
        }));
        all.put("TOOL-011", Aim.at("force_it").turns(turns -> chosenAgain(turns, ToolChoice.REQUIRED)));
        all.put("TOOL-012", Aim.at("force_it").turns(turns -> chosenAgain(turns, ToolChoice.function("force_it"))));
        all.put(
                "TOOL-013",
                Aim.at("queue_up")
                        .turns(turns -> turns.stream()
                                .map(turn -> new AskedTurn(turn.toolChoice(), true, turn.outputs()))
                                .toList()));
    }

    private static void submissions(Map<String, Saboteur> all) {
        all.put(
                "TOOL-016",
                submitted(
                        "queue_again",
                        run -> run.draft().status(RunStatus.IN_PROGRESS).build()));
        all.put("TOOL-020", Aim.at("walk_off").runs(real -> new PassedRuns(real) {
            @Override
            public Run submit(ThreadId thread, RunId id, List<ToolOutput> outputs) {
                return super.cancel(thread, id);
            }
        }));
    }

    private static List<AskedTurn> chosenAgain(List<AskedTurn> turns, ToolChoice choice) {
        return turns.get(0).toolChoice().equals(choice) ? List.of(turns.get(0), turns.get(0)) : turns;
    }

    private static RequiredToolCall renamed(RequiredToolCall call, String name, String arguments) {
        return RequiredToolCall.of(call.id(), name, arguments);
    }

    private static List<RunStep> each(List<RunStep> steps, UnaryOperator<RunStep> change) {
        return steps.stream().map(change).toList();
    }

    private static Saboteur awaited(String function, UnaryOperator<List<RequiredToolCall>> change) {
        return found(
                function,
                run -> run.requiredAction() == null
                        ? run
                        : run.draft()
                                .requiredAction(RequiredAction.submit(
                                        change.apply(run.requiredAction().toolCalls())))
                                .build());
    }

    private static Saboteur found(String function, UnaryOperator<Run> change) {
        return Aim.at(function).runs(real -> new PassedRuns(real) {
            @Override
            public Run find(ThreadId thread, RunId id) {
                return change.apply(super.find(thread, id));
            }
        });
    }

    private static Saboteur submitted(String function, UnaryOperator<Run> change) {
        return Aim.at(function).runs(real -> new PassedRuns(real) {
            @Override
            public Run submit(ThreadId thread, RunId id, List<ToolOutput> outputs) {
                return change.apply(super.submit(thread, id, outputs));
            }
        });
    }

    private static Saboteur listed(String function, UnaryOperator<List<RunStep>> change) {
        return Aim.at(function).runs(real -> new PassedRuns(real) {
            @Override
            public Page<RunStep> listSteps(ThreadId thread, RunId run, PageRequest page, Set<StepInclude> include) {
                List<RunStep> steps =
                        super.listSteps(thread, run, page, include).data();
                return Page.of(change.apply(steps), false, step -> step.id().value());
            }
        });
    }
}
