package io.assistants4j.proxy.http;

import io.assistants4j.proxy.tls.CertificateFiles;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the server shows to those who connect, and how much of them it takes.
 *
 * @param certificate who it is; null where connections are not encrypted
 * @param origins the origins whose web pages may call it, such as {@code https://app.example.com}, or {@code *} for all
 * @param headerLimit the most that the headers of a request may take, in bytes
 * @param bodyLimit the largest request body, in bytes
 * @param patience how long a connection may stand still, be it idle or because its client does not read
 * @param bodyTime how long the body of a request may take to come, however it keeps moving
 */
public record Front(
        @Nullable CertificateFiles certificate,
        Set<String> origins,
        int headerLimit,
        long bodyLimit,
        Duration patience,
        Duration bodyTime) {
    /** Not encrypted, for no web page, headers up to 8 KiB, bodies up to 16 MiB in five minutes, patient for two minutes. */
    public static final Front PLAIN =
            new Front(null, Set.of(), 8 << 10, 16L << 20, Duration.ofMinutes(2), Duration.ofMinutes(5));

    /** @throws IllegalArgumentException naming what is out of range */
    public Front {
        origins = Set.copyOf(origins);
        if (headerLimit < 1) {
            throw new IllegalArgumentException("headerLimit must be positive, but is " + headerLimit);
        }
        if (bodyLimit < 1) {
            throw new IllegalArgumentException("bodyLimit must be positive, but is " + bodyLimit);
        }
        if (patience.toMillis() < 1) {
            throw new IllegalArgumentException("patience must be at least a millisecond");
        }
        if (bodyTime.toMillis() < 1) {
            throw new IllegalArgumentException("bodyTime must be at least a millisecond");
        }
    }

    /** The same, encrypted. */
    public Front encryptedWith(CertificateFiles files) {
        return new Front(files, origins, headerLimit, bodyLimit, patience, bodyTime);
    }

    /** The same, for web pages of these origins. */
    public Front openTo(Set<String> pages) {
        return new Front(certificate, pages, headerLimit, bodyLimit, patience, bodyTime);
    }

    /** The same with another limit for headers, in bytes. */
    public Front withHeaderLimit(int bytes) {
        return new Front(certificate, origins, bytes, bodyLimit, patience, bodyTime);
    }

    /** The same with another limit for bodies, in bytes. */
    public Front withBodyLimit(long bytes) {
        return new Front(certificate, origins, headerLimit, bytes, patience, bodyTime);
    }

    /** The same, so patient. */
    public Front withPatience(Duration time) {
        return new Front(certificate, origins, headerLimit, bodyLimit, time, bodyTime);
    }

    /** The same, waiting so long for the whole of a body. */
    public Front withBodyTime(Duration time) {
        return new Front(certificate, origins, headerLimit, bodyLimit, patience, time);
    }
}
