package io.assistants4j.core.thread;

import io.assistants4j.core.internal.Require;
import io.assistants4j.core.tool.ToolRules;
import io.assistants4j.core.value.Metadata;
import java.util.List;
import java.util.Objects;

/**
 * A message to create. Limits are checked here and fail with an {@link
 * io.assistants4j.core.error.InvalidRequestException} that names the field.
 *
 * @param role {@code user} or {@code assistant}
 * @param content at least one part; text at most 256,000 characters a part
 * @param attachments files handed over with it
 * @param metadata at most 16 pairs
 */
public record NewMessage(
        MessageRole role, List<NewContentPart> content, List<Attachment> attachments, Metadata metadata) {
    private static final int MAX_TEXT = 256_000;
    private static final List<String> DETAILS = List.of("auto", "low", "high");

    public NewMessage {
        Objects.requireNonNull(role, "role");
        if (role instanceof MessageRole.Unrecognized) {
            throw Require.invalid(
                    "role", "invalid_value", "'" + role.value() + "'. Supported values are: 'user' and 'assistant'.");
        }
        content = List.copyOf(content);
        Require.notEmpty("content", content);
        for (int i = 0; i < content.size(); i++) {
            check("content[" + i + "]", content.get(i));
        }
        attachments = List.copyOf(attachments);
        for (int i = 0; i < attachments.size(); i++) {
            check("attachments[" + i + "]", attachments.get(i));
        }
    }

    /** A person's message. */
    public static NewMessage user(String text) {
        return of(MessageRole.USER, text);
    }

    /** An assistant's message. */
    public static NewMessage assistant(String text) {
        return of(MessageRole.ASSISTANT, text);
    }

    /** The same message with these pairs. */
    public NewMessage withMetadata(Metadata pairs) {
        return new NewMessage(role, content, attachments, pairs);
    }

    private static NewMessage of(MessageRole role, String text) {
        return new NewMessage(role, List.of(new NewContentPart.Text(text)), List.of(), Metadata.NONE);
    }

    /**
     * Refuses a text no part can hold.
     *
     * @param field where it stands in the request
     * @throws io.assistants4j.core.error.InvalidRequestException if it is empty, longer than 256,000 characters, or holds half a
     *     character
     */
    public static void checkText(String field, String text) {
        Require.notEmpty(field, text);
        Require.atMost(field, text, MAX_TEXT);
    }

    private static void check(String path, Attachment attachment) {
        Require.present(path + ".file_id", attachment.fileId());
        if (attachment.tools().isEmpty()) {
            throw Require.missing(path + ".tools");
        }
        ToolRules.checkAttached(path + ".tools", attachment.tools());
    }

    private static void check(String path, NewContentPart part) {
        if (part instanceof NewContentPart.Text text) {
            checkText(path + ".text", text.text());
        }
        if (part instanceof NewContentPart.ImageUrlPart image) {
            Require.notBlank(path + ".image_url.url", image.imageUrl().url());
            Require.wholeCharacters(path + ".image_url.url", image.imageUrl().url());
            Require.oneOf(path + ".image_url.detail", image.imageUrl().detail(), DETAILS);
        }
        if (part instanceof NewContentPart.ImageFilePart image) {
            Require.oneOf(path + ".image_file.detail", image.imageFile().detail(), DETAILS);
        }
        if (part instanceof NewContentPart.Unrecognized unknown) {
            throw Require.invalid(
                    path + ".type",
                    "invalid_value",
                    "'" + unknown.type() + "'. Supported values are: 'text', 'image_url', and 'image_file'.");
        }
    }
}
