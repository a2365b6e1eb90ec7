package io.assistants4j.proxy.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

class LoggingTest {
    private final LoggerContext context = new LoggerContext();

    @Test
    void warningsGoToStandardErrorALineEach() {
        Logging.configure(context, Verbosity.DEBUG);
        Logging.configure(context, Verbosity.WARNINGS);

        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        assertThat(root.getLevel()).isEqualTo(Level.WARN);
        assertThat(root.iteratorForAppenders()).toIterable().hasSize(1);
        assertThat(root.getAppender("stderr"))
                .isInstanceOfSatisfying(
                        ConsoleAppender.class,
                        stderr -> assertThat(stderr.getTarget()).isEqualTo("System.err"));
        assertThat(context.getLogger("assistants.access").isInfoEnabled()).isFalse();
        assertThat(context.getLogger("io.assistants4j.Some").isDebugEnabled()).isFalse();
        assertThat(line(root)).matches("\\d\\d:\\d\\d:\\d\\d WARN  Some: half of it\\R");
    }

    @Test
    void moreIsSaidWhereItIsAskedFor() {
        Logging.configure(context, Verbosity.ACCESS);
        assertThat(context.getLogger("assistants.access").isInfoEnabled()).isTrue();
        assertThat(context.getLogger("io.assistants4j.Some").isDebugEnabled()).isFalse();

        Logging.configure(context, Verbosity.DEBUG);
        assertThat(context.getLogger("assistants.access").isInfoEnabled()).isTrue();
        assertThat(context.getLogger("io.assistants4j.Some").isDebugEnabled()).isTrue();
        assertThat(context.getLogger("org.eclipse.jetty.Some").isDebugEnabled()).isFalse();
    }

    @Test
    void pairsStandBehindTheMessage() {
        Logging.configure(context, Verbosity.ACCESS);
        LoggingEvent event = event("answered");
        event.setKeyValuePairs(List.of(new KeyValuePair("status", 200), new KeyValuePair("ms", 3)));

        assertThat(encoded(context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME), event))
                .matches("\\d\\d:\\d\\d:\\d\\d WARN  Some: answered status=200 ms=3\\R");
    }

    private String line(Logger root) {
        return encoded(root, event("half of {}", "it"));
    }

    private LoggingEvent event(String text, Object... arguments) {
        return new LoggingEvent("", context.getLogger("io.some.Some"), Level.WARN, text, null, arguments);
    }

    @SuppressWarnings("unchecked")
    private static String encoded(Logger root, LoggingEvent event) {
        ConsoleAppender<ILoggingEvent> stderr = (ConsoleAppender<ILoggingEvent>) root.getAppender("stderr");
        return new String(stderr.getEncoder().encode(event), UTF_8);
    }
}
