package io.assistants4j.testkit.astra;

import io.assistants4j.testkit.http.Answer;
import io.assistants4j.testkit.json.Json;
import java.util.List;

/** An answer that is none of those hoped for, in one of the shapes the server has for them (2); none of them is OpenAI's. */
final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int UNPROCESSABLE = 422;
    private static final int NOT_IMPLEMENTED = 501;
    private static final int TOO_MANY = 429;
    private static final int CRASHED = 500;

    // Nobody sends it anywhere.
    @SuppressWarnings("serial")
    private final transient Answer answer;

    private Broken(String what, Answer answer) {
        super(what);
        this.answer = answer;
    }

    /** The server says what is wrong (2.1). */
    static Broken detail(int status, String detail) {
        return new Broken(detail, Answer.json(status, Json.object("detail", detail)));
    }

    /** A body of the wrong form: a list of complaints (2.2). */
    static Broken invalid(String type, String message, String... place) {
        return new Broken(
                message,
                Answer.json(
                        UNPROCESSABLE,
                        Json.object(
                                "detail",
                                List.of(Json.object(
                                        "type",
                                        type,
                                        "loc",
                                        List.of(place),
                                        "msg",
                                        message,
                                        "input",
                                        null,
                                        "url",
                                        "")))));
    }

    /** Nothing by this id; errors do not say which (2.1). */
    static Broken missing(String kind) {
        return detail(404, kind + " not found.");
    }

    /** A route that is not there, whatever its path (2.3). */
    static Broken unimplemented(String message) {
        return new Broken(message, Answer.json(NOT_IMPLEMENTED, Json.object("message", message)));
    }

    /** A second upload within a second: the error is a text (2.4). */
    static Broken tooFast() {
        String message = "Rate limit exceeded: 1 per 1 second";
        return new Broken(message, Answer.json(TOO_MANY, Json.object("error", message)));
    }

    /** Something nobody caught: a text without a content type (2.5). */
    static Broken crash(String why) {
        return new Broken(why, Answer.empty(CRASHED).text("An internal server error occurred."));
    }

    /** A text. */
    static Broken text(int status, String text) {
        return new Broken(text, Answer.of(status, "text/plain; charset=utf-8", text));
    }

    Answer answer() {
        return answer;
    }
}
