package io.assistants4j.testkit.astra;

import io.assistants4j.testkit.http.Answer;
import io.assistants4j.testkit.http.ReceivedRequest;
import io.assistants4j.testkit.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The operations on runs. They take the lock of the world themselves, and never hold it while the model is asked. */
final class Runs {
    private static final String PLACEHOLDER = "tool call placeholder";

    private final World world;
    private final Assistants assistants;
    private final Threads threads;
    private final Messages messages;
    private final VectorStores stores;
    private final LanguageModel model;
    private final Executor background;

    Runs(
            World world,
            Assistants assistants,
            Threads threads,
            Messages messages,
            VectorStores stores,
            LanguageModel model,
            Executor background) {
        this.world = world;
        this.assistants = assistants;
        this.threads = threads;
        this.messages = messages;
        this.stores = stores;
        this.model = model;
        this.background = background;
    }

    Answer create(Call call) throws InterruptedException {
        return begin(
                call.request(),
                call.id(),
                call.body(),
                call.body().at("stream").bool().orElse(false));
    }

    /** Without a thread it is refused, with messages it breaks (4.1), and a stream is never begun (5.4). */
    Answer createWithThread(Call call) throws InterruptedException {
        Json body = call.body();
        if (body.at("thread").isAbsent()) {
            throw Broken.detail(400, "thread is required.");
        }
        String thread;
        synchronized (world) {
            thread = String.valueOf(threads.make(body.at("thread")).get("id"));
        }
        return begin(call.request(), thread, body, false);
    }

    Answer find(Call call) {
        synchronized (world) {
            return Answer.json(200, run(call).tree());
        }
    }

    /** All runs of the database, in no order; a database without any has no such list (5.3). */
    Answer list(Call call) {
        synchronized (world) {
            if (world.runs().isEmpty()) {
                throw Broken.detail(404, "Runs not found.");
            }
            return Call.list(
                    "runs",
                    world.runs().values().stream()
                            .filter(row -> new Run(row).isReadable())
                            .toList());
        }
    }

    /** Whatever the state of the run and the ids of the outputs; its tools are not offered again (5.6). */
    Answer submit(Call call) throws InterruptedException {
        Json body = call.body();
        Run run;
        String asked;
        List<String> prompt;
        synchronized (world) {
            run = run(call);
            Json assistant = Json.of(assistants.find(String.valueOf(run.tree().get("assistant_id"))));
            asked = assistant.at("model").text().orElse("");
            prompt = prompt(run.thread(), assistant.at("instructions").text().orElse(""));
            body.at("tool_outputs")
                    .elements()
                    .forEach(output -> prompt.add("user: tool response for "
                            + output.at("tool_call_id").text().orElse("") + " is "
                            + output.at("output").text().orElse("")));
        }
        Completion completion = model.ask(call.request(), asked, prompt, List.of());
        Map<String, @Nullable Object> message;
        synchronized (world) {
            message = answerOf(run, world.stamp());
            if (body.at("stream").bool().orElse(false)) {
                run.enter("in_progress");
                return Answer.eventStream().live(new SubmitFeed(world, run, message, completion));
            }
        }
        said(run, message, completion);
        synchronized (world) {
            message.put("status", "completed");
            run.enter("completed");
            world.notifyAll();
            return Answer.json(200, run.tree());
        }
    }

    private Answer begin(ReceivedRequest request, String thread, Json body, boolean streamed)
            throws InterruptedException {
        Run run;
        List<String> prompt;
        synchronized (world) {
            String id = body.at("assistant_id")
                    .text()
                    .orElseThrow(() -> Broken.invalid("missing", "Field required", "body", "assistant_id"));
            Json assistant = Json.of(assistants.find(id));
            String named = body.at("model").text().orElse("");
            if (!named.isEmpty() && !LanguageModel.knows(named)) {
                throw Broken.detail(400, "Model not recognized");
            }
            run = new Run(Run.row(world, thread, assistant, body));
            world.runs().put(run.id(), run.tree());
            prompt =
                    prompt(thread, Json.of(run.tree()).at("instructions").text().orElse(""));
        }
        if (run.has("function")) {
            callFunctions(request, run, prompt);
            // Whoever searches files besides ends the run, though it waits (5.7).
            return run.has("file_search") ? search(request, run, prompt, streamed) : answer(run, null, streamed);
        }
        if (run.has("file_search")) {
            return search(request, run, prompt, streamed);
        }
        if (run.hasTools()) {
            // Nobody runs code, and nobody says so: the row stays as it is (5.7).
            run.enter("queued");
            throw Broken.crash("nothing was begun");
        }
        Completion completion = model.ask(request, run.model(), prompt, List.of());
        synchronized (world) {
            background.execute(new RunTask(world, run, answerOf(run, run.createdAt()), completion));
            return answer(run, null, streamed);
        }
    }

    /** The model is asked before the request is answered; a message that says nothing of it marks the calls (5.5). */
    private void callFunctions(ReceivedRequest request, Run run, List<String> prompt) throws InterruptedException {
        Completion completion = model.ask(request, run.model(), prompt, run.functions());
        Map<String, @Nullable Object> message;
        synchronized (world) {
            message = answerOf(run, run.createdAt());
        }
        boolean calls =
                !completion.calls().isEmpty() && !"none".equals(run.tree().get("tool_choice"));
        said(run, message, completion);
        synchronized (world) {
            if (calls) {
                message.put("content", Messages.content(PLACEHOLDER));
                run.await(world, completion.calls());
            } else {
                message.put("status", "completed");
                run.enter("completed");
            }
            world.notifyAll();
        }
    }

    /** All that a model says, at once; a failure is the server's (5.8). */
    private void said(Run run, Map<String, @Nullable Object> message, Completion completion)
            throws InterruptedException {
        StringBuilder text = new StringBuilder();
        for (Completion.Part part : completion.parts()) {
            if (part instanceof Completion.Waits wait) {
                wait.gate().pass();
            } else if (part instanceof Completion.Says says) {
                says.pieces().forEach(text::append);
            }
        }
        synchronized (world) {
            if (completion.failure() != null) {
                run.enter("failed");
                world.messages().remove(String.valueOf(message.get("id")));
                throw Broken.detail(500, "Error processing message, 400: Error: " + completion.failure());
            }
            message.put("content", text.isEmpty() ? List.of() : Messages.content(text.toString()));
        }
    }

    /**
     * Looks the question up in the files of the assistant's stores and of attachments, whose embedding model has to be told anew
     * with each run; what assistants said and are told is dropped from the prompt (6.3).
     */
    private Answer search(ReceivedRequest request, Run run, List<String> prompt, boolean streamed) {
        List<String> shown = new ArrayList<>();
        Map<String, @Nullable Object> step;
        boolean readable;
        synchronized (world) {
            Json assistant = Json.of(assistants.find(String.valueOf(run.tree().get("assistant_id"))));
            Stream<String> ofStores =
                    assistant.at("tool_resources", "file_search", "vector_store_ids").elements().stream()
                            .flatMap(store -> stores.files(store.text().orElse("")).stream());
            List<String> files =
                    Stream.concat(ofStores, messages.attached(run.thread())).toList();
            readable = !files.isEmpty()
                    && files.stream()
                            .map(world.files()::get)
                            .allMatch(
                                    file -> file != null && Files.model(request).equals(file.get("embedding_model")));
            files.forEach(file -> shown.add("system: " + world.texts().getOrDefault(file, "")));
            prompt.stream().filter(line -> line.startsWith("user: ")).forEach(shown::add);
            step = readable ? found(run, files) : null;
        }
        Completion completion = readable
                ? model.ask(request, run.model(), shown, List.of())
                : new Completion().failing("the files cannot be searched");
        synchronized (world) {
            Map<String, @Nullable Object> message = answerOf(run, world.stamp());
            if (step != null) {
                step.put("id", String.valueOf(message.get("id")).replaceFirst("^msg_", "step_"));
            }
            background.execute(new RunTask(world, run, message, completion));
            return answer(run, step, streamed);
        }
    }

    /** The step of a search, done; it ends in seconds what it began in milliseconds (3.1). */
    private Map<String, @Nullable Object> found(Run run, List<String> files) {
        List<Object> chunks = files.stream()
                .<Object>map(file -> Json.object(
                        "content",
                        world.texts().get(file),
                        "file_name",
                        Json.of(world.files()).at(file, "filename").tree(),
                        "chunk_id",
                        file + "_0",
                        "score",
                        0.9,
                        "search_string",
                        "search"))
                .toList();
        Map<String, @Nullable Object> step = RunFeed.step(
                world,
                run,
                "step_",
                Json.object(
                        "type",
                        "tool_calls",
                        "tool_calls",
                        List.of(Json.object(
                                "id", world.newId("call_"),
                                "type", "file_search",
                                "file_search", Json.object("chunks", chunks)))));
        step.put("status", "completed");
        step.put("completed_at", world.seconds());
        return step;
    }

    /** Shows the run as it was when it began, whatever the model has done since. */
    private Answer answer(Run run, @Nullable Map<String, @Nullable Object> step, boolean streamed) {
        synchronized (world) {
            if (!streamed) {
                return Answer.json(200, run.tree());
            }
            if (!run.isReadable()) {
                return Answer.eventStream();
            }
            List<Map<String, @Nullable Object>> all = messages.of(run.thread());
            boolean asking = run.status().equals("requires_action");
            return Answer.eventStream().live(new RunFeed(world, run, asking ? null : all.get(all.size() - 1), step));
        }
    }

    private Map<String, @Nullable Object> answerOf(Run run, long createdAt) {
        Map<String, @Nullable Object> message = messages.begun(run.thread(), "assistant", createdAt);
        message.put("assistant_id", run.tree().get("assistant_id"));
        message.put("run_id", run.id());
        return message;
    }

    private List<String> prompt(String thread, String instructions) {
        List<String> prompt = new ArrayList<>();
        prompt.add("system: " + instructions);
        messages.of(thread).forEach(message -> prompt.add(message.get("role") + ": " + Messages.text(message)));
        return prompt;
    }

    private Run run(Call call) {
        Map<String, @Nullable Object> row = world.runs().get(call.last());
        if (row == null || !call.id().equals(row.get("thread_id")) || !new Run(row).isReadable()) {
            throw Broken.missing("RunObject");
        }
        return new Run(row);
    }
}
