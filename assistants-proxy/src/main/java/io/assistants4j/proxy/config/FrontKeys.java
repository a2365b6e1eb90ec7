package io.assistants4j.proxy.config;

import io.assistants4j.proxy.config.schema.Key;
import io.assistants4j.proxy.config.schema.ListedValues;
import io.assistants4j.proxy.config.schema.Scalar;
import io.assistants4j.proxy.config.schema.Section;
import io.assistants4j.proxy.config.schema.Values;
import io.assistants4j.proxy.http.Front;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The keys of {@code server} that say what the server shows to those who connect, and how much of them it takes. */
final class FrontKeys {
    private static final String ORIGIN = "\\*|https?://[A-Za-z0-9.\\[\\]:-]+";

    private static final Key<List<String>> ORIGINS = Key.of(
                    "origins",
                    new ListedValues<>(Scalar.of(
                            "an origin such as https://app.example.com, or *",
                            text -> text.matches(ORIGIN) ? text : null)),
                    "The origins whose web pages may call the server; `*` for all.")
            .required();
    static final Section CORS_SECTION = Section.of(ORIGINS);

    static final Key<Values> TLS = Key.of(
            "tls",
            TlsSection.SECTION,
            "The certificate, for HTTPS in the place of HTTP; read again on SIGHUP. Default: none.");
    static final Key<Values> CORS = Key.of("cors", CORS_SECTION, "Which web pages may call the server. Default: none.");
    private static final Key<Integer> MAX_HEADERS = Key.of(
                    "max_header_bytes",
                    Scalar.wholeNumber(1_024, 1 << 20),
                    "The most that the headers of a request may take, its first line included.")
            .orElse(Front.PLAIN.headerLimit());
    private static final Key<Integer> MAX_BODY = Key.of(
                    "max_body_bytes", Scalar.wholeNumber(1_024, Integer.MAX_VALUE), "The largest request body.")
            .orElse((int) Front.PLAIN.bodyLimit());
    private static final Key<Duration> IDLE_TIMEOUT = Key.of(
                    "idle_timeout",
                    Scalar.time(),
                    "How long nothing may move on a connection before it is closed; a client that does not read holds it up,"
                            + " too.")
            .orElse(Front.PLAIN.patience());

    private static final Key<Duration> BODY_TIMEOUT = Key.of(
                    "body_timeout",
                    Scalar.time(),
                    "How long the body of a request may take to come, even where it keeps moving.")
            .orElse(Front.PLAIN.bodyTime());

    static final List<Key<?>> ALL = List.of(TLS, CORS, MAX_HEADERS, MAX_BODY, IDLE_TIMEOUT, BODY_TIMEOUT);

    private FrontKeys() {}

    static Front front(Values server) {
        Front front = Front.PLAIN
                .withHeaderLimit(server.of(MAX_HEADERS))
                .withBodyLimit(server.of(MAX_BODY))
                .withPatience(server.of(IDLE_TIMEOUT))
                .withBodyTime(server.of(BODY_TIMEOUT));
        Front open = server.find(CORS)
                .flatMap(cors -> cors.find(ORIGINS))
                .map(origins -> front.openTo(Set.copyOf(origins)))
                .orElse(front);
        return server.find(TLS)
                .flatMap(TlsSection::files)
                .map(open::encryptedWith)
                .orElse(open);
    }
}
