package io.assistants4j.wire.dialect;

/** Reads what a far side says when it refuses. Must not fail: an answer that makes no sense is an error of few words. */
@FunctionalInterface
public interface ErrorDecoder {
    /**
     * Reads one error answer.
     *
     * @param status the HTTP status
     * @param contentType the type the answer claims to have, empty where it claims none
     * @param body the text of the answer, perhaps empty, perhaps not JSON
     */
    ErrorText decode(int status, String contentType, String body);

    /**
     * Whether an answer with status 404 says that there is no such route, rather than no such object there. Frameworks have
     * few words for it, and none of them names an object.
     */
    default boolean saysNoSuchRoute(ErrorText text) {
        return MissingRoute.isSaidBy(text.message());
    }
}
