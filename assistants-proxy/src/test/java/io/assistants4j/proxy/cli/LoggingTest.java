package io.assistants4j.proxy.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import org.junit.jupiter.api.Test;

class LoggingTest {
    private final LoggerContext context = new LoggerContext();

    @Test
    void warningsGoToStandardErrorALineEach() {
        Logging.configure(context);
        Logging.configure(context);

        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        assertThat(root.getLevel()).isEqualTo(Level.WARN);
        assertThat(root.iteratorForAppenders()).toIterable().hasSize(1);
        assertThat(root.getAppender("stderr"))
                .isInstanceOfSatisfying(
                        ConsoleAppender.class,
                        stderr -> assertThat(stderr.getTarget()).isEqualTo("System.err"));
        assertThat(line(root)).matches("\\d\\d:\\d\\d:\\d\\d WARN  Some: half of it\\R");
    }

    @SuppressWarnings("unchecked")
    private String line(Logger root) {
        ConsoleAppender<ILoggingEvent> stderr = (ConsoleAppender<ILoggingEvent>) root.getAppender("stderr");
        LoggingEvent event = new LoggingEvent(
                "", context.getLogger("io.some.Some"), Level.WARN, "half of {}", null, new Object[] {"it"});
        return new String(stderr.getEncoder().encode(event), UTF_8);
    }
}
