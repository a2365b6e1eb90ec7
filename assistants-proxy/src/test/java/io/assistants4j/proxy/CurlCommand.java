package io.assistants4j.proxy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A command line of curl, and the bytes that curl sends for it; knows the options {@code -X}, {@code -H}, {@code -d} and {@code
 * -D}, the last of which names a file and sends nothing.
 */
final class CurlCommand {
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|([^\\s'\"\\\\]+)");

    private final List<String> headers = new ArrayList<>();
    private URI url = URI.create("");
    private @Nullable String method;
    private @Nullable String data;

    /** Reads a command as a shell would. */
    CurlCommand(String command) {
        Iterator<String> words = words(command).iterator();
        if (!words.next().equals("curl")) {
            throw new IllegalArgumentException("no command of curl: " + command);
        }
        while (words.hasNext()) {
            String word = words.next();
            switch (word) {
                case "-X" -> method = words.next();
                case "-H" -> headers.add(words.next());
                case "-d" -> data = words.next();
                case "-D" -> words.next();
                default -> url = URI.create(word);
            }
        }
    }

    /** What it sends, as if it had found the server at this address. */
    Answer sendTo(URI server) throws IOException {
        try (RawClient client = new RawClient(server)) {
            client.send(request());
            String head = client.until("\r\n\r\n");
            boolean chunked = head.toLowerCase(Locale.ROOT).contains("transfer-encoding: chunked");
            String body = chunked ? unchunked(client) : client.next(length(head));
            return new Answer(Integer.parseInt(head.split(" ", 3)[1]), head, body);
        }
    }

    private String request() {
        String target = url.getRawPath() + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery());
        String verb = method != null ? method : data != null ? "POST" : "GET";
        StringBuilder request = new StringBuilder(verb + " " + target + " HTTP/1.1\r\n");
        request.append("Host: ").append(url.getRawAuthority()).append("\r\n");
        request.append("User-Agent: curl/8.5.0\r\nAccept: */*\r\n");
        headers.forEach(header -> request.append(header).append("\r\n"));
        if (data == null) {
            return request + "\r\n";
        }
        return request + "Content-Length: " + data.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + data;
    }

    private static int length(String head) {
        Matcher length = Pattern.compile("(?i)content-length: (\\d+)").matcher(head);
        return length.find() ? Integer.parseInt(length.group(1)) : 0;
    }

    private static String unchunked(RawClient client) throws IOException {
        StringBuilder body = new StringBuilder();
        while (true) {
            int length = Integer.parseInt(client.until("\r\n").strip(), 16);
            body.append(client.next(length));
            client.until("\r\n");
            if (length == 0) {
                return body.toString();
            }
        }
    }

    private static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(command);
        while (matcher.find()) {
            for (int group = 1; group <= matcher.groupCount(); group++) {
                if (matcher.group(group) != null) {
                    words.add(matcher.group(group));
                }
            }
        }
        return words;
    }

    /**
     * What came back.
     *
     * @param status the HTTP status
     * @param head the status line and the headers
     * @param body the body, without the marks of its chunks
     */
    record Answer(int status, String head, String body) {}
}
