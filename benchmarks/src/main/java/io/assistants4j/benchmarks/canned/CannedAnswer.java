package io.assistants4j.benchmarks.canned;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/** Answers as they stand on the wire. Streams have a chunk per event. */
public final class CannedAnswer {
    private static final String[] WORDS = {
        " the", " answer", " is", " found", " in", " \\\"chapter", " two\\\"", ",", " naïve"
    };
    /** A thread of the Assistants API. */
    public static final String THREAD = "{\"id\":\"thread_0123456789abcdef01234567\",\"object\":\"thread\","
            + "\"created_at\":1770000000,\"metadata\":{\"user\":\"abc123\",\"topic\":\"weather\"},"
            + "\"tool_resources\":{\"file_search\":{\"vector_store_ids\":[\"vs_1\"]}}}";

    private static final String ITEM = "msg_0123456789abcdef0123456789abcdef0123456789abcdef";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final StringBuilder text = new StringBuilder();
    private int sequence;

    private CannedAnswer() {}

    /** A response of the Responses API with a message in so many pieces, head and body. */
    public static byte[] ofPieces(int pieces) {
        CannedAnswer answer = new CannedAnswer();
        answer.write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
        answer.event("response.created", "'response':{'id':'resp_1','status':'in_progress'}");
        answer.event("response.output_item.added", "'output_index':0,'item':" + item("in_progress", ""));
        for (int i = 0; i < pieces; i++) {
            answer.piece(WORDS[i % WORDS.length]);
        }
        String whole = answer.text.toString();
        answer.event("response.output_item.done", "'output_index':0,'item':" + item("completed", whole));
        answer.event(
                "response.completed",
                "'response':{'id':'resp_1','status':'completed','output':[" + item("completed", whole)
                        + "],'usage':{'input_tokens':20,'output_tokens':" + pieces + "}}");
        answer.write("0\r\n\r\n");
        return answer.bytes.toByteArray();
    }

    /** A whole answer of JSON, head and body. */
    public static byte[] ofJson(String json) {
        CannedAnswer answer = new CannedAnswer();
        byte[] body = json.getBytes(UTF_8);
        answer.write(
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n");
        answer.bytes.writeBytes(body);
        return answer.bytes.toByteArray();
    }

    private void piece(String word) {
        text.append(word);
        event(
                "response.output_text.delta",
                "'item_id':'" + ITEM + "','output_index':0,'content_index':0,'delta':'" + word
                        + "','logprobs':[],'obfuscation':'bXlzdGVyeQ'");
    }

    private static String item(String status, String text) {
        return "{'id':'" + ITEM + "','type':'message','status':'" + status + "','role':'assistant','content':"
                + (text.isEmpty() ? "[]" : "[{'type':'output_text','annotations':[],'text':'" + text + "'}]") + "}";
    }

    private void event(String type, String members) {
        String json = "{'type':'" + type + "','sequence_number':" + sequence++ + "," + members + "}";
        byte[] event = ("event: " + type + "\ndata: " + json.replace('\'', '"') + "\n\n").getBytes(UTF_8);
        write(Integer.toHexString(event.length) + "\r\n");
        bytes.writeBytes(event);
        write("\r\n");
    }

    private void write(String ascii) {
        bytes.writeBytes(ascii.getBytes(US_ASCII));
    }
}
