package io.assistants4j.proxy.http;

/** What is measured of one event stream. */
interface StreamTime extends AutoCloseable {
    /** Its first event is there. */
    void began();

    /** It is over. */
    @Override
    void close();
}
