package io.assistants4j.wire.files;

import java.util.Optional;
import java.util.regex.Pattern;
import okio.ByteString;

/** The kinds of images that models take, by how their bytes begin: what a far side calls a file says little. */
enum ImageType {
    PNG("image/png", "89504e470d0a1a0a"),
    JPEG("image/jpeg", "ffd8ff"),
    GIF("image/gif", "47494638"),
    WEBP("image/webp", "52494646.{8}57454250");

    private static final int ENOUGH = 12;

    private final String mediaType;
    private final String start;

    ImageType(String mediaType, String start) {
        this.mediaType = mediaType;
        this.start = start;
    }

    static Optional<ImageType> of(ByteString bytes) {
        String begin = bytes.substring(0, Math.min(ENOUGH, bytes.size())).hex();
        for (ImageType type : values()) {
            if (Pattern.compile(type.start).matcher(begin).lookingAt()) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    String mediaType() {
        return mediaType;
    }
}
