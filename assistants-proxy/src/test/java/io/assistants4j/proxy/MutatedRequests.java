package io.assistants4j.proxy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.assistants4j.testkit.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Requests of every operation with every field, spoilt at random in one to three places. For one thread. */
final class MutatedRequests {
    private static final String TOOL = "{'type':'function','function':{'name':'f','description':'d','strict':true,"
            + "'parameters':{'type':'object','properties':{'a':{'type':'string'}},'required':['a']}}}";
    private static final String TOOLS = "[" + TOOL + ",{'type':'file_search','file_search':{'max_num_results':5,"
            + "'ranking_options':{'ranker':'auto','score_threshold':0.5}}},{'type':'code_interpreter'}]";
    private static final String RESOURCES =
            "{'code_interpreter':{'file_ids':['file_1']},'file_search':{'vector_store_ids':['vs_1']}}";
    private static final String STORES = "{'file_search':{'vector_stores':[{'file_ids':['file_1'],'metadata':{'a':'b'},"
            + "'chunking_strategy':{'type':'static','static':{'max_chunk_size_tokens':800,'chunk_overlap_tokens':400}}}]}}";
    private static final String MESSAGE = "{'role':'user','content':[{'type':'text','text':'Hi'},{'type':'image_url',"
            + "'image_url':{'url':'https://a.example/i.png','detail':'low'}},{'type':'image_file','image_file':"
            + "{'file_id':'file_1','detail':'auto'}}],'attachments':[{'file_id':'file_1','tools':[{'type':'file_search'}]}],"
            + "'metadata':{'a':'b'}}";
    private static final String ASSISTANT = "{'model':'m','name':'n','description':'d','instructions':'i','tools':"
            + TOOLS
            + ",'tool_resources':" + RESOURCES + ",'metadata':{'a':'b'},'temperature':1,'top_p':0.5,'response_format':"
            + "{'type':'json_schema','json_schema':{'name':'s','schema':{'type':'object'},'strict':true}},"
            + "'reasoning_effort':'low'}";
    private static final String SETTINGS = "'model':'m','instructions':'i','tools':" + TOOLS + ",'metadata':{'a':'b'},"
            + "'temperature':1,'top_p':1,'stream':false,'max_prompt_tokens':1000,'max_completion_tokens':1000,"
            + "'truncation_strategy':{'type':'last_messages','last_messages':3},'tool_choice':{'type':'function','function':"
            + "{'name':'f'}},'parallel_tool_calls':true,'response_format':{'type':'json_object'}";
    private static final String RUN = "{'assistant_id':'asst_1','additional_instructions':'a','additional_messages':["
            + MESSAGE + "],'reasoning_effort':'low'," + SETTINGS + "}";
    private static final String THREAD =
            "{'messages':[" + MESSAGE + "],'tool_resources':" + RESOURCES + ",'metadata':{'a':'b'}}";
    private static final String THREAD_RUN =
            "{'assistant_id':'asst_1','tool_resources':" + RESOURCES + ",'thread':" + THREAD + "," + SETTINGS + "}";
    private static final String OUTPUTS = "{'tool_outputs':[{'tool_call_id':'call_1','output':'x'}],'stream':false}";
    private static final String METADATA = "{'metadata':{'a':'b'}}";
    private static final String PAGE = "?limit=20&order=desc&after=asst_1&before=asst_2";

    /** Method, path and body of each operation. */
    private static final String[][] OPERATIONS = {
        {"POST", "/v1/assistants", ASSISTANT},
        {"GET", "/v1/assistants" + PAGE, ""},
        {"GET", "/v1/assistants/asst_1", ""},
        {"POST", "/v1/assistants/asst_1", ASSISTANT},
        {"DELETE", "/v1/assistants/asst_1", ""},
        {"POST", "/v1/threads", THREAD},
        {"GET", "/v1/threads" + PAGE, ""},
        {"GET", "/v1/threads/thread_1", ""},
        {"POST", "/v1/threads/thread_1", "{'tool_resources':" + STORES + ",'metadata':{'a':'b'}}"},
        {"DELETE", "/v1/threads/thread_1", ""},
        {"POST", "/v1/threads/thread_1/messages", MESSAGE},
        {"GET", "/v1/threads/thread_1/messages" + PAGE + "&run_id=run_1", ""},
        {"GET", "/v1/threads/thread_1/messages/msg_1", ""},
        {"POST", "/v1/threads/thread_1/messages/msg_1", METADATA},
        {"DELETE", "/v1/threads/thread_1/messages/msg_1", ""},
        {"POST", "/v1/threads/runs", THREAD_RUN},
        {"POST", "/v1/threads/thread_1/runs", RUN},
        {"GET", "/v1/threads/thread_1/runs" + PAGE, ""},
        {"GET", "/v1/threads/thread_1/runs/run_1", ""},
        {"POST", "/v1/threads/thread_1/runs/run_1", METADATA},
        {"POST", "/v1/threads/thread_1/runs/run_1/cancel", ""},
        {"POST", "/v1/threads/thread_1/runs/run_1/submit_tool_outputs", OUTPUTS},
        {"GET", "/v1/threads/thread_1/runs/run_1/steps" + PAGE + "&include[]=x", ""},
        {"GET", "/v1/threads/thread_1/runs/run_1/steps/step_1?include[]=x", ""},
    };

    private static final String[] METHODS = {"GET", "POST", "DELETE", "PUT", "PATCH", "OPTIONS", "BREW"};
    private static final String[] TYPES = {
        "application/json",
        "application/json; charset=utf-8",
        "text/plain",
        "application/x-www-form-urlencoded",
        "x",
        ""
    };
    private static final String[] ODD = {
        "",
        " ",
        "null",
        "\u0000",
        "\ud83d\ude00",
        "\ud800",
        "0",
        "-1",
        "99999999999999999999",
        "1e400",
        "true",
        "{}",
        "[]",
        "../..",
        "%",
        "a/b",
        "<script>",
        "'; drop table runs; --",
        "\r\nX: y",
        "asst_",
        "thread_1",
        "auto",
        "none"
    };
    private static final Object[] VALUES = {
        true,
        false,
        0,
        -1,
        1.5,
        1e300,
        Long.MAX_VALUE,
        "x".repeat(300),
        List.of(),
        Map.of(),
        List.of(1, "a"),
        Map.of("a", 1)
    };

    private final Random random;
    private final Map<String, String> ids;
    private final List<@Nullable Object> trees = new ArrayList<>();

    /** With ids that exist in the place of some that do not. */
    MutatedRequests(long seed, Map<String, String> ids) {
        this.random = new Random(seed);
        this.ids = ids;
        for (String[] operation : OPERATIONS) {
            trees.add(
                    operation[2].isEmpty()
                            ? null
                            : Json.parse(operation[2].replace('\'', '"')).tree());
        }
    }

    /** The unspoilt body that is sent to this path. */
    static Json bodyOf(String path) {
        for (String[] operation : OPERATIONS) {
            if (operation[0].equals("POST") && operation[1].equals(path)) {
                return Json.parse(operation[2].replace('\'', '"'));
            }
        }
        throw new IllegalArgumentException("nothing is sent to " + path);
    }

    /** The next request, as HTTP/1.1 that can stand before others. */
    String next() {
        int at = random.nextInt(OPERATIONS.length);
        String method = OPERATIONS[at][0];
        String path = known(OPERATIONS[at][1]);
        Object tree = trees.get(at);
        String type = "application/json";
        int spoilings = 0;
        for (int i = random.nextInt(3); i >= 0; i--) {
            switch (random.nextInt(8)) {
                case 0 -> path = spoil(path);
                case 1 -> method = random.nextInt(4) == 0 ? pick(METHODS) : method;
                case 2 -> type = random.nextInt(4) == 0 ? pick(TYPES) : type;
                case 3 -> spoilings++;
                default -> tree = tree == null ? null : spoiled(tree);
            }
        }
        String body = tree == null ? "" : known(Json.of(tree).toString());
        for (; spoilings > 0; spoilings--) {
            body = spoil(body);
        }
        byte[] bytes = body.getBytes(UTF_8);
        String typed = type.isEmpty() ? "" : "Content-Type: " + type + "\r\n";
        return method + " " + encoded(path) + " HTTP/1.1\r\nHost: localhost\r\n" + typed + "Content-Length: "
                + bytes.length + "\r\n\r\n" + new String(bytes, UTF_8);
    }

    private String known(String text) {
        String now = text;
        if (random.nextBoolean()) {
            for (Map.Entry<String, String> id : ids.entrySet()) {
                now = now.replace(id.getKey(), id.getValue());
            }
        }
        return now;
    }

    /** Cuts, doubles or replaces a piece of a text. */
    private String spoil(String text) {
        int from = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), from + random.nextInt(6));
        return switch (random.nextInt(3)) {
            case 0 -> text.substring(0, from);
            case 1 -> text.substring(0, from) + text.substring(from, to) + text.substring(from);
            default -> text.substring(0, from) + pick(ODD) + text.substring(to);
        };
    }

    /** A tree in which one place is another: gone, another value, a value nested deeply or under another name. */
    private @Nullable Object spoiled(@Nullable Object tree) {
        if (tree instanceof Map<?, ?> map && !map.isEmpty() && random.nextInt(5) > 0) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            int at = random.nextInt(map.size());
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                String name = String.valueOf(entry.getKey());
                if (at-- != 0) {
                    copy.put(name, entry.getValue());
                } else if (random.nextInt(6) == 0) {
                    copy.put(name + pick(ODD), entry.getValue());
                } else if (random.nextInt(6) > 0) {
                    copy.put(name, spoiled(entry.getValue()));
                }
            }
            return copy;
        }
        if (tree instanceof List<?> list && !list.isEmpty() && random.nextInt(5) > 0) {
            List<@Nullable Object> copy = new ArrayList<>(list);
            int at = random.nextInt(copy.size());
            copy.set(at, spoiled(copy.get(at)));
            for (int i = random.nextInt(20) == 0 ? 150 : 0; i > 0; i--) {
                copy.add(copy.get(at));
            }
            return copy;
        }
        return switch (random.nextInt(4)) {
            case 0 -> null;
            case 1 -> pick(ODD);
            case 2 -> nested(tree);
            default -> pick(VALUES);
        };
    }

    private @Nullable Object nested(@Nullable Object tree) {
        Object inner = tree;
        for (int i = random.nextInt(random.nextInt(30) == 0 ? 600 : 3); i >= 0; i--) {
            List<@Nullable Object> outer = new ArrayList<>();
            outer.add(inner);
            inner = random.nextBoolean() ? outer : Json.object("a", inner);
        }
        return inner;
    }

    /** What may stand in a request line; what cannot is in percent signs. */
    private static String encoded(String path) {
        StringBuilder text = new StringBuilder();
        for (byte one : path.getBytes(UTF_8)) {
            if (one > ' ' && one < 127) {
                text.append((char) one);
            } else {
                text.append(String.format(Locale.ROOT, "%%%02X", one));
            }
        }
        return text.length() > 0 && text.charAt(0) == '/' ? text.toString() : "/" + text;
    }

    private <E> E pick(E[] some) {
        return some[random.nextInt(some.length)];
    }
}
