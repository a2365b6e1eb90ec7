package io.assistants4j.wire.dialect;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The little of a text that was not meant for us which helps a person to recognise where it came from. */
public final class Excerpt {
    private static final Pattern TITLE = Pattern.compile("<title[^>]*>([^<]*)</title>", Pattern.CASE_INSENSITIVE);
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private Excerpt() {}

    /** The title of a page, else the beginning of the text, on one line and at most so many characters long. */
    public static String of(String text, int longest) {
        Matcher title = TITLE.matcher(text);
        String line = SPACE.matcher(title.find() ? title.group(1) : text)
                .replaceAll(" ")
                .trim();
        return line.length() <= longest ? line : line.substring(0, longest) + "…";
    }
}
