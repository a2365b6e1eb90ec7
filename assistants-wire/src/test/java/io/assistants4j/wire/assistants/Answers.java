package io.assistants4j.wire.assistants;

/** What servers answer, written by hand. */
final class Answers {
    static final String ASSISTANT = """
            {"id":"asst_1","object":"assistant","created_at":1770000000,"name":"Math","description":null,"model":"m-1",
             "instructions":"Be brief.","tools":[{"type":"code_interpreter"}],"metadata":{"a":"b"},"temperature":1.0,
             "top_p":1.0,"response_format":"auto","colour":"blue"}""";

    static final String THREAD = """
            {"id":"thread_1","object":"thread","created_at":1770000000,"metadata":{},
             "tool_resources":{"file_search":{"vector_store_ids":["vs_1"]}}}""";

    static final String MESSAGE = """
            {"id":"msg_1","object":"thread.message","created_at":1770000001,"thread_id":"thread_1","status":"completed",
             "incomplete_details":null,"completed_at":1770000002,"incomplete_at":null,"role":"assistant",
             "content":[{"type":"text","text":{"value":"Oslo is cold.","annotations":[]}}],
             "assistant_id":"asst_1","run_id":"run_1","attachments":[],"metadata":{}}""";

    static final String STEP = """
            {"id":"step_1","object":"thread.run.step","created_at":1770000001,"assistant_id":"asst_1",
             "thread_id":"thread_1","run_id":"run_1","type":"message_creation","status":"completed",
             "step_details":{"type":"message_creation","message_creation":{"message_id":"msg_1"}},"last_error":null,
             "expired_at":null,"cancelled_at":null,"failed_at":null,"completed_at":1770000002,"metadata":{},
             "usage":{"prompt_tokens":31,"completion_tokens":5,"total_tokens":36}}""";

    private Answers() {}

    /** A run in this state. */
    static String run(String status) {
        return run(status, "\"required_action\":null");
    }

    /** A run that waits for the output of one call. */
    static String asking() {
        return run("requires_action", """
                "required_action":{"type":"submit_tool_outputs","submit_tool_outputs":{"tool_calls":[
                {"id":"call_1","type":"function","function":{"name":"temp","arguments":"{}"}}]}}""");
    }

    /** A run that completed, and what it cost. */
    static String completed() {
        return run("completed", "\"usage\":{\"prompt_tokens\":31,\"completion_tokens\":5,\"total_tokens\":36}");
    }

    static String run(String status, String member) {
        return """
            {"id":"run_1","object":"thread.run","created_at":1770000000,"thread_id":"thread_1","assistant_id":"asst_1",
             "status":"%s",%s,"last_error":null,"expires_at":1770000600,"started_at":null,"cancelled_at":null,
             "failed_at":null,"completed_at":null,"incomplete_details":null,"model":"m-1","instructions":"",
             "tools":[],"metadata":{},"temperature":1.0,"top_p":1.0,"max_prompt_tokens":null,
             "max_completion_tokens":null,"truncation_strategy":{"type":"auto","last_messages":null},
             "tool_choice":"auto","parallel_tool_calls":true,"response_format":"auto"}""".formatted(status, member);
    }

    /** A page of this item, more to follow. */
    static String page(String item, String id) {
        return "{\"object\":\"list\",\"data\":[" + item + "],\"first_id\":\"" + id + "\",\"last_id\":\"" + id
                + "\",\"has_more\":true}";
    }

    static String deleted(String id, String object) {
        return "{\"id\":\"" + id + "\",\"object\":\"" + object + "\",\"deleted\":true}";
    }

    /** An event with its name, on one line. */
    static String event(String name, String data) {
        return "event: " + name + "\ndata: " + data.replace("\n", "") + "\n\n";
    }
}
