package io.assistants4j.proxy.cli;

import io.assistants4j.core.assistant.Assistant;
import io.assistants4j.core.event.MessageDelta;
import io.assistants4j.core.event.RunEvent;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStep;
import io.assistants4j.core.run.Usage;
import io.assistants4j.core.thread.AssistantThread;
import io.assistants4j.core.thread.Message;
import io.assistants4j.wire.json.JsonType;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One conversation with a server over HTTP, told while it happens, and how to go on from it. */
final class FirstConversation {
    private static final String ASSISTANT = "{\"model\":\"extractive\",\"name\":\"Harbour guide\",\"instructions\":"
            + "\"The harbour museum opens at ten and closes at six. On Mondays it stays closed."
            + " A ticket costs eight euros. Children under twelve pay nothing.\"}";
    private static final String QUESTION = "What does a ticket cost?";
    private static final String MESSAGE = "{\"role\":\"user\",\"content\":\"" + QUESTION + "\"}";

    private final ApiClient api;
    private final PrintWriter out;

    private FirstConversation(ApiClient api, PrintWriter out) {
        this.api = api;
        this.out = out;
    }

    /** Holds it with this server. */
    static void hold(URI server, PrintWriter out) throws IOException, InterruptedException {
        new FirstConversation(new ApiClient(server), out).hold(server + "/v1");
    }

    private void hold(String base) throws IOException, InterruptedException {
        Assistant assistant = api.post("/v1/assistants", ASSISTANT, Assistant.class);
        AssistantThread thread = api.post("/v1/threads", "{}", AssistantThread.class);
        Message message = api.post("/v1/threads/" + thread.id() + "/messages", MESSAGE, Message.class);
        out.printf("%n  assistant  %s%n  thread     %s%n  message    %s%n", assistant.id(), thread.id(), message.id());
        out.printf("%n  user       %s%n  assistant  ", QUESTION);
        out.flush();
        Run run = follow(thread, assistant);
        out.println();
        steps(run);
        out.println(goOn(base, assistant.id().value(), thread.id().value()));
        out.flush();
    }

    private Run follow(AssistantThread thread, Assistant assistant) throws IOException, InterruptedException {
        AtomicReference<@Nullable Run> last = new AtomicReference<>();
        String body = "{\"assistant_id\":\"" + assistant.id() + "\",\"stream\":true}";
        api.stream("/v1/threads/" + thread.id() + "/runs", body, event -> {
            if (event instanceof RunEvent.MessageDelta delta) {
                say(delta.delta());
            } else if (event instanceof RunEvent.RunChanged changed) {
                last.set(changed.run());
            }
        });
        Run run = last.get();
        if (run == null || !run.status().isTerminal()) {
            throw new IOException("the stream of the run ended too early");
        }
        return run;
    }

    private void say(MessageDelta delta) {
        for (MessageDelta.PartDelta part : delta.delta().content()) {
            if (part instanceof MessageDelta.PartDelta.Text words
                    && words.text() != null
                    && words.text().value() != null) {
                out.print(words.text().value());
            }
        }
        out.flush();
    }

    private void steps(Run run) throws IOException, InterruptedException {
        String path = "/v1/threads/" + run.threadId() + "/runs/" + run.id();
        out.printf("%n  run        %s  %s%s%n", run.id(), run.status().value(), tokens(run.usage()));
        for (RunStep step :
                api.list(path + "/steps", JsonType.pageOf(RunStep.class)).data()) {
            out.printf(
                    "  step       %s  %s, %s%n",
                    step.id(), step.type().value(), step.status().value());
        }
    }

    private static String tokens(@Nullable Usage usage) {
        return usage == null ? "" : ", tokens: " + usage.promptTokens() + " in, " + usage.completionTokens() + " out";
    }

    private static String goOn(String base, String assistant, String thread) {
        return """

                Go on with curl:

                  curl %1$s/threads/%3$s/messages -H '%4$s' -d '{"role":"user","content":"When is it closed?"}'
                  curl -N %1$s/threads/%3$s/runs -H '%4$s' -d '{"assistant_id":"%2$s","stream":true}'

                with the OpenAI SDK for Python:

                  client = openai.OpenAI(base_url="%1$s", api_key="none")
                  run = client.beta.threads.runs.create_and_poll(thread_id="%3$s", assistant_id="%2$s")

                with the OpenAI SDK for Java:

                  var client = OpenAIOkHttpClient.builder().baseUrl("%1$s").apiKey("none").build();
                  client.beta().threads().messages().list("%3$s").items().forEach(System.out::println);
                """.formatted(base, assistant, thread, "Content-Type: application/json");
    }
}
