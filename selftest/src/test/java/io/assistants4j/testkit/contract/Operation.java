package io.assistants4j.testkit.contract;

import java.util.List;

/**
 * One of the operations of the API.
 *
 * @param name what it does
 * @param methods the methods of ports that do it
 * @param method its HTTP method
 * @param path its path, without {@code /v1}
 */
record Operation(String name, List<String> methods, String method, String path) {
    private static final String THREAD = "/threads/{thread_id}";
    private static final String MESSAGE = THREAD + "/messages/{message_id}";
    private static final String RUN = THREAD + "/runs/{run_id}";

    /** All of them: assistants, threads, messages, runs and their steps. */
    static List<Operation> all() {
        return List.of(
                of("Create an assistant", "POST", "/assistants", "Assistants.create"),
                of("List assistants", "GET", "/assistants", "Assistants.list"),
                of("Retrieve an assistant", "GET", "/assistants/{assistant_id}", "Assistants.find"),
                of("Modify an assistant", "POST", "/assistants/{assistant_id}", "Assistants.update"),
                of("Delete an assistant", "DELETE", "/assistants/{assistant_id}", "Assistants.delete"),
                of("Create a thread", "POST", "/threads", "Threads.create"),
                of("Retrieve a thread", "GET", THREAD, "Threads.find"),
                of("Modify a thread", "POST", THREAD, "Threads.update"),
                of("Delete a thread", "DELETE", THREAD, "Threads.delete"),
                of("Create a message", "POST", THREAD + "/messages", "Messages.create"),
                of("List messages", "GET", THREAD + "/messages", "Messages.list"),
                of("Retrieve a message", "GET", MESSAGE, "Messages.find"),
                of("Modify a message", "POST", MESSAGE, "Messages.update"),
                of("Delete a message", "DELETE", MESSAGE, "Messages.delete"),
                of("Create a run", "POST", THREAD + "/runs", "Runs.create", "Runs.createAndWait", "RunStreams.stream"),
                of(
                        "Create a thread and run it",
                        "POST",
                        "/threads/runs",
                        "Runs.createWithThread",
                        "RunStreams.streamWithThread"),
                of("List runs", "GET", THREAD + "/runs", "Runs.list"),
                of("Retrieve a run", "GET", RUN, "Runs.find"),
                of("Modify a run", "POST", RUN, "Runs.update"),
                of("Cancel a run", "POST", RUN + "/cancel", "Runs.cancel"),
                of(
                        "Submit the outputs of tools",
                        "POST",
                        RUN + "/submit_tool_outputs",
                        "Runs.submit",
                        "RunStreams.streamSubmit"),
                of("List run steps", "GET", RUN + "/steps", "Runs.listSteps"),
                of("Retrieve a run step", "GET", RUN + "/steps/{step_id}", "Runs.findStep"));
    }

    private static Operation of(String name, String method, String path, String... methods) {
        return new Operation(name, List.of(methods), method, path);
    }
}
