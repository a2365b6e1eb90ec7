package io.assistants4j.proxy.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import org.slf4j.LoggerFactory;

/**
 * Warnings and errors on standard error, a line each, and more where it is asked for. In code, because reading the same from XML takes a tenth of the time to
 * start. With {@code -Dlogback.configurationFile=FILE} that file counts instead.
 */
final class Logging {
    private static final String ACCESS = "assistants.access";
    private static final String OURS = "io.assistants4j";
    private static final String OWN_FILE = "logback.configurationFile";
    private static final String PATTERN =
            "%d{HH:mm:ss} %-5level %logger{0}: %msg%replace( %kvp{NONE}){'^ $', ''}%n%ex{short}";

    private Logging() {}

    /** Sets the logging of this JVM up, unless somebody brought a file. */
    static void start(Verbosity verbosity) {
        if (System.getProperty(OWN_FILE) == null
                && LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            configure(context, verbosity);
        }
    }

    static void configure(LoggerContext context, Verbosity verbosity) {
        context.reset();
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(PATTERN);
        encoder.start();
        ConsoleAppender<ILoggingEvent> stderr = new ConsoleAppender<>();
        stderr.setContext(context);
        stderr.setName("stderr");
        stderr.setTarget("System.err");
        stderr.setEncoder(encoder);
        stderr.start();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(stderr);
        if (verbosity != Verbosity.WARNINGS) {
            context.getLogger(ACCESS).setLevel(Level.INFO);
        }
        if (verbosity == Verbosity.DEBUG) {
            context.getLogger(OURS).setLevel(Level.DEBUG);
        }
    }
}
