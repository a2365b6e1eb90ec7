package io.assistants4j.wire.files;

import io.assistants4j.core.error.AssistantsException;
import io.assistants4j.core.error.AuthenticationException;
import io.assistants4j.core.error.ErrorDetails;
import io.assistants4j.core.error.InvalidRequestException;
import io.assistants4j.core.id.FileId;
import io.assistants4j.wire.http.CallControl;
import io.assistants4j.wire.http.CallExecutor;
import io.assistants4j.wire.http.CallLimits;
import io.assistants4j.wire.http.HttpSettings;
import io.assistants4j.wire.http.HttpTransport;
import io.assistants4j.wire.http.Operation;
import io.assistants4j.wire.http.Repeat;
import io.assistants4j.wire.json.JsonCodec;
import java.util.LinkedHashMap;
import java.util.Map;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Images that the far side keeps as files, as addresses that hold their bytes. The last ones are kept, because files never
 * change. Thread-safe.
 */
final class ImageFiles {
    /** The most that a model takes of one image, in bytes. */
    private static final long LARGEST = 20L << 20;

    /** How many characters are kept of images that were read before. */
    private static final long ROOM = 64L << 20;

    private static final Operation FILE = new Operation("file", null, Repeat.SAFE);
    private static final JsonCodec JSON = JsonCodec.tolerant();

    private final CallExecutor calls;
    private final FileRoutes routes;
    private final HttpSettings settings;
    private final Map<FileId, String> known = new LinkedHashMap<>(16, 0.75f, true);
    private long held;

    ImageFiles(HttpTransport transport, HttpSettings settings) {
        this.calls = transport.calls();
        this.routes = transport.routes(FileRoutes.class);
        this.settings = settings;
    }

    /**
     * The image as a data URL.
     *
     * @param control ends the calls that this takes
     * @throws InvalidRequestException where the far side does not give it out, or it is none
     */
    String address(FileId id, CallControl control) {
        String before = find(id);
        if (before != null) {
            return before;
        }
        ByteString bytes = read(id, new CallLimits(settings.deadline(), control));
        ImageType type =
                ImageType.of(bytes).orElseThrow(() -> refused(id, "it is neither PNG, JPEG, GIF nor WebP", null));
        String address = "data:" + type.mediaType() + ";base64," + bytes.base64();
        keep(id, address);
        return address;
    }

    private ByteString read(FileId id, CallLimits limits) {
        try {
            StoredFile file = calls.call(
                    FILE, routes.file(id.value()), limits, (headers, body) -> JSON.read(StoredFile.class, body));
            if (file.bytes() > LARGEST) {
                throw refused(id, "it has " + file.bytes() + " bytes, and a model takes " + LARGEST, null);
            }
            return calls.call(FILE, routes.content(id.value()), limits, (headers, body) -> body.readByteString());
        } catch (AuthenticationException e) {
            throw e;
        } catch (AssistantsException e) {
            int status = e.status();
            if (e instanceof InvalidRequestException || status < 400 || status >= 500 || status == 429) {
                throw e;
            }
            throw refused(id, String.valueOf(e.getMessage()), e);
        }
    }

    private static InvalidRequestException refused(FileId id, String why, @Nullable Throwable cause) {
        return new InvalidRequestException(
                "The image file '" + id + "' cannot be shown to the model: " + why
                        + ". Give the image as an 'image_url' that begins with 'data:'.",
                ErrorDetails.of(400, "invalid_request_error", "content.image_file", "invalid_image"),
                cause);
    }

    private synchronized @Nullable String find(FileId id) {
        return known.get(id);
    }

    private synchronized void keep(FileId id, String address) {
        if (known.put(id, address) == null) {
            held += address.length();
        }
        var oldest = known.values().iterator();
        while (held > ROOM) {
            held -= oldest.next().length();
            oldest.remove();
        }
    }
}
