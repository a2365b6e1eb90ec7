package io.assistants4j.testkit.contract.sabotage;

import static io.assistants4j.testkit.contract.sabotage.RunSabotage.created;
import static io.assistants4j.testkit.contract.sabotage.RunSabotage.messages;
import static io.assistants4j.testkit.contract.sabotage.RunSabotage.requested;
import static io.assistants4j.testkit.contract.sabotage.RunSabotage.shown;

import io.assistants4j.core.assistant.AssistantChange;
import io.assistants4j.core.assistant.ResponseFormat;
import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.TruncationStrategy;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.thread.NewMessage;
import io.assistants4j.core.tool.Tool;
import io.assistants4j.core.tool.ToolChoice;
import io.assistants4j.core.value.Change;
import io.assistants4j.core.value.Metadata;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Saboteurs of {@code RunSettingsContract} and {@code RunMessagesContract}. */
final class RunSettingsSaboteurs {
    private RunSettingsSaboteurs() {}

    static Map<String, Saboteur> all() {
        Map<String, Saboteur> all = new HashMap<>();
        all.put(
                "RUN-028",
                shown(run -> run.instructions().equals("In verse.") ? Exchanged.run(run, "instructions", "") : run));
        all.put(
                "RUN-029",
                shown(run ->
                        Double.valueOf(0.25).equals(run.temperature()) ? Exchanged.run(run, "temperature", 1.0) : run));
        all.put(
                "RUN-030",
                shown(run -> run.tools().size() == 2
                        ? Exchanged.run(run, "tools", run.tools().subList(0, 1))
                        : run));
        all.put(
                "RUN-031",
                created((request, run) -> request.responseFormat() == null
                        ? Exchanged.run(run, "responseFormat", ResponseFormat.AUTO)
                        : run));
        all.put(
                "RUN-032",
                Unfollowed.only(shown(run -> TruncationStrategy.AUTO.equals(run.truncationStrategy())
                        ? Exchanged.run(run, "truncationStrategy", null)
                        : run)));
        all.put(
                "RUN-033",
                Unfollowed.only(
                        shown(run -> run.maxPromptTokens() == null ? Exchanged.run(run, "maxPromptTokens", 1) : run)));
        dropped(all, "RUN-034", "model", request -> request.model() != null);
        dropped(
                all,
                "RUN-035",
                "instructions",
                request -> "Be kind.".equals(request.instructions()) && request.additionalInstructions() == null);
        dropped(all, "RUN-036", "additionalInstructions", request -> request.instructions() == null);
        dropped(all, "RUN-037", "additionalInstructions", request -> request.instructions() != null);
        dropped(all, "RUN-038", "tools", request -> has(request, "only_this"));
        dropped(
                all,
                "RUN-039",
                "tools",
                request -> request.tools() != null && request.tools().isEmpty());
        dropped(all, "RUN-040", "topP", request -> request.topP() != null);
        dropped(all, "RUN-041", "responseFormat", request -> request.responseFormat() != null);
        all.put(
                "RUN-042",
                shown(run -> run.toolChoice() instanceof ToolChoice.Function
                        ? Exchanged.run(run, "toolChoice", ToolChoice.AUTO)
                        : run));
        all.put(
                "RUN-043",
                shown(run -> TruncationStrategy.lastMessages(3).equals(run.truncationStrategy())
                        ? Exchanged.run(run, "truncationStrategy", TruncationStrategy.AUTO)
                        : run));
        all.put(
                "RUN-044",
                shown(run -> Integer.valueOf(20_000).equals(run.maxPromptTokens())
                        ? Exchanged.run(run, "maxPromptTokens", null)
                        : run));
        all.put("RUN-045", RunSabotage.runs((runs, provider) -> new PassedRuns(runs) {
            @Override
            public Run create(ThreadId thread, NewRun request) {
                if ("Only this time.".equals(request.instructions())) {
                    AssistantChange change = AssistantChange.change()
                            .instructions(Change.to(request.instructions()))
                            .build();
                    provider.assistants().update(request.assistantId(), change);
                }
                return super.create(thread, request);
            }
        }));
        all.put("RUN-046", RunSabotage.runs((runs, provider) -> new PassedRuns(runs) {
            @Override
            public Run find(ThreadId thread, RunId id) {
                Run run = super.find(thread, id);
                String now = provider.assistants().find(run.assistantId()).instructions();
                return "After.".equals(now) ? Exchanged.run(run, "instructions", now) : run;
            }
        }));
        saying(all);
        return all;
    }

    private static void saying(Map<String, Saboteur> all) {
        all.put(
                "RUN-047",
                messages(message -> message.text().equals("Minus four.")
                        ? Exchanged.message(message, "assistantId", null)
                        : message));
        all.put(
                "RUN-048",
                Unfollowed.only(messages(message ->
                        message.runId() == null ? message : Exchanged.message(message, "completedAt", null))));
        all.put("RUN-049", RunSabotage.messagesListed(RunSettingsSaboteurs::answersReversed));
        all.put(
                "RUN-050",
                requested(request ->
                        Exchanged.request(request, "additionalMessages", reversed(request.additionalMessages()))));
        all.put(
                "RUN-051",
                requested(request -> Exchanged.request(
                        request,
                        "additionalMessages",
                        request.additionalMessages().stream()
                                .map(message -> message.withMetadata(Metadata.NONE))
                                .toList())));
    }

    private static void dropped(Map<String, Saboteur> all, String id, String component, Predicate<NewRun> where) {
        all.put(id, requested(request -> where.test(request) ? Exchanged.request(request, component, null) : request));
    }

    private static boolean has(NewRun request, String function) {
        return request.tools() != null
                && request.tools().stream()
                        .anyMatch(tool -> tool instanceof Tool.Function found
                                && found.function().name().equals(function));
    }

    private static List<NewMessage> reversed(List<NewMessage> messages) {
        List<NewMessage> reversed = new ArrayList<>(messages);
        Collections.reverse(reversed);
        return reversed;
    }

    private static List<Message> answersReversed(List<Message> page) {
        boolean several =
                page.stream().anyMatch(message -> message.text().equals("Second.") && message.runId() != null);
        List<Message> messages = new ArrayList<>(page);
        if (several) {
            Collections.reverse(messages);
        }
        return messages;
    }
}
