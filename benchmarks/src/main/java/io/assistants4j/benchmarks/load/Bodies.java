package io.assistants4j.benchmarks.load;

/** What the far side says. */
final class Bodies {
    static final String THREAD = "{\"id\":\"thread_load\",\"object\":\"thread\",\"created_at\":1700000000,"
            + "\"metadata\":{\"customer\":\"42\",\"channel\":\"web\"},\"tool_resources\":{}}";
    static final String NOT_FOUND = "{\"error\":{\"message\":\"No such thing.\",\"type\":\"invalid_request_error\","
            + "\"param\":null,\"code\":null}}";

    private static final String MESSAGE =
            "{\"id\":\"msg_load\",\"object\":\"thread.message\",\"created_at\":1700000001,"
                    + "\"assistant_id\":\"asst_load\",\"thread_id\":\"thread_load\",\"run_id\":\"run_load\",\"status\":\"%s\","
                    + "\"incomplete_details\":null,\"incomplete_at\":null,\"completed_at\":null,\"role\":\"assistant\","
                    + "\"content\":[%s],\"attachments\":[],\"metadata\":{}}";
    private static final String STEP = "{\"id\":\"step_load\",\"object\":\"thread.run.step\",\"created_at\":1700000001,"
            + "\"assistant_id\":\"asst_load\",\"thread_id\":\"thread_load\",\"run_id\":\"run_load\","
            + "\"type\":\"message_creation\",\"status\":\"%s\",\"cancelled_at\":null,\"completed_at\":null,"
            + "\"expired_at\":null,\"failed_at\":null,\"last_error\":null,\"metadata\":null,\"usage\":null,"
            + "\"step_details\":{\"type\":\"message_creation\",\"message_creation\":{\"message_id\":\"msg_load\"}}}";
    private static final String RUN = "{\"id\":\"run_load\",\"object\":\"thread.run\",\"created_at\":1700000000,"
            + "\"assistant_id\":\"asst_load\",\"thread_id\":\"thread_load\",\"status\":\"%s\",\"started_at\":1700000000,"
            + "\"expires_at\":1700000600,\"cancelled_at\":null,\"failed_at\":null,\"completed_at\":null,"
            + "\"required_action\":null,\"last_error\":null,\"incomplete_details\":null,\"model\":\"model-1\","
            + "\"instructions\":\"Be brief.\",\"tools\":[],\"metadata\":{},\"temperature\":1.0,\"top_p\":1.0,"
            + "\"max_prompt_tokens\":null,\"max_completion_tokens\":null,\"usage\":%s,"
            + "\"truncation_strategy\":{\"type\":\"auto\",\"last_messages\":null},\"response_format\":\"auto\","
            + "\"tool_choice\":\"auto\",\"parallel_tool_calls\":true}";

    private Bodies() {}

    static String firstEvents() {
        return event("thread.run.created", RUN.formatted("queued", "null"))
                + event("thread.run.queued", RUN.formatted("queued", "null"))
                + event("thread.run.in_progress", RUN.formatted("in_progress", "null"))
                + event("thread.run.step.created", STEP.formatted("in_progress"))
                + event("thread.run.step.in_progress", STEP.formatted("in_progress"))
                + event("thread.message.created", MESSAGE.formatted("in_progress", ""))
                + event("thread.message.in_progress", MESSAGE.formatted("in_progress", ""));
    }

    static String delta() {
        return event(
                "thread.message.delta",
                "{\"id\":\"msg_load\",\"object\":\"thread.message.delta\",\"delta\":{\"content\":[{\"index\":0,"
                        + "\"type\":\"text\",\"text\":{\"value\":\"word \"}}]}}");
    }

    static String lastEvents() {
        String said = "{\"type\":\"text\",\"text\":{\"value\":\"" + "word ".repeat(Upstream.DELTAS)
                + "\",\"annotations\":[]}}";
        String usage = "{\"prompt_tokens\":20,\"completion_tokens\":50,\"total_tokens\":70}";
        return event("thread.message.completed", MESSAGE.formatted("completed", said))
                + event("thread.run.step.completed", STEP.formatted("completed"))
                + event("thread.run.completed", RUN.formatted("completed", usage))
                + "event: done\ndata: [DONE]\n\n";
    }

    private static String event(String name, String data) {
        return "event: " + name + "\ndata: " + data + "\n\n";
    }
}
