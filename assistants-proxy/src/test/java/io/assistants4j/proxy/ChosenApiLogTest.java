package io.assistants4j.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.openai.OpenAiConfig;
import io.assistants4j.openai.OpenAiProvider;
import io.assistants4j.testkit.chat.FakeChatServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

/** What the log says of a far side of which nobody said what it answers. */
class ChosenApiLogTest {
    @RegisterExtension
    static final FakeChatServer CHAT = FakeChatServer.start();

    private final Logger logger = (Logger) LoggerFactory.getLogger("io.assistants4j.wire.provider.ApiProbe");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        logger.setLevel(Level.INFO);
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(log);
        logger.setLevel(null);
    }

    @Test
    void theChoiceIsSaidOnceWithItsReason() {
        OpenAiConfig config = OpenAiConfig.builder()
                .apiKey(FakeChatServer.KEY)
                .baseUrl(CHAT.url())
                .build();
        try (AssistantsProvider openai = OpenAiProvider.create(config)) {
            openai.assistants().list(PageRequest.FIRST);
            openai.assistants().list(PageRequest.FIRST);
        }

        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        CHAT.url() + "/ answers the Chat Completions API, which is asked from now on; it does not"
                                + " answer the Responses API (HTTP 404)");
    }
}
