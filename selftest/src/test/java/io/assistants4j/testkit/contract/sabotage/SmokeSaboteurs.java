package io.assistants4j.testkit.contract.sabotage;

import io.assistants4j.core.assistant.Assistant;
import io.assistants4j.core.assistant.AssistantChange;
import io.assistants4j.core.event.RunStream;
import io.assistants4j.core.id.AssistantId;
import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.page.Page;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.thread.MessageRole;
import io.assistants4j.core.tool.ToolOutput;
import io.assistants4j.core.value.Change;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Saboteurs of {@code ProviderSmokeContract}. */
final class SmokeSaboteurs {
    private SmokeSaboteurs() {}

    static Map<String, Saboteur> all() {
        Map<String, Saboteur> all = new HashMap<>();
        all.put("SMK-001", Saboteur.assistants(real -> new PassedAssistants(real) {
            @Override
            public Assistant find(AssistantId id) {
                return AssistantChange.change().name(Change.to("?")).build().applyTo(super.find(id));
            }
        }));
        all.put("SMK-002", Saboteur.messages(real -> new PassedMessages(real) {
            @Override
            public Page<Message> list(ThreadId thread, PageRequest page) {
                Page<Message> whole = super.list(thread, page);
                return Page.of(
                        whole.data().stream()
                                .filter(message -> message.role().equals(MessageRole.ASSISTANT))
                                .toList(),
                        whole.hasMore(),
                        message -> message.id().value());
            }
        }));
        all.put("SMK-003", Saboteur.runs(real -> new PassedRuns(real) {
            @Override
            public Run createAndWait(ThreadId thread, NewRun request, Duration timeout) {
                return request.tools() == null
                        ? super.create(thread, request)
                        : super.createAndWait(thread, request, timeout);
            }
        }));
        all.put("SMK-004", Saboteur.streams(real -> new PassedStreams(real) {
            @Override
            public RunStream stream(ThreadId thread, NewRun request) {
                RunStream stream = super.stream(thread, request);
                stream.iterator().next();
                return stream;
            }
        }));
        all.put("SMK-005", Saboteur.runs(real -> new PassedRuns(real) {
            @Override
            public Run submit(ThreadId thread, RunId id, List<ToolOutput> outputs) {
                return super.cancel(thread, id);
            }
        }));
        all.put("SMK-006", Saboteur.assistants(real -> new PassedAssistants(real) {
            @Override
            public Assistant find(AssistantId id) {
                if (id.value().contains("nobody")) {
                    throw new IllegalStateException("404");
                }
                return super.find(id);
            }
        }));
        return all;
    }
}
