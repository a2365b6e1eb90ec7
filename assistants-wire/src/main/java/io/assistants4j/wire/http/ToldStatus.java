package io.assistants4j.wire.http;

import io.assistants4j.wire.dialect.ErrorText;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The status an error would have been answered with, had it come before the answer began. */
final class ToldStatus {
    private static final Pattern STATUS = Pattern.compile("[45][0-9]{2}");
    private static final int SERVER_ERROR = 500;

    private ToldStatus() {}

    static int of(ErrorText text) {
        String code = word(text.code());
        if (STATUS.matcher(code).matches()) {
            return Integer.parseInt(code);
        }
        String words = code + ' ' + word(text.type());
        if (words.contains("rate_limit") || words.contains("insufficient_quota")) {
            return 429;
        }
        if (words.contains("invalid_api_key") || words.contains("authentication")) {
            return 401;
        }
        return words.contains("permission") ? 403 : words.contains("invalid_request") ? 400 : SERVER_ERROR;
    }

    private static String word(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
