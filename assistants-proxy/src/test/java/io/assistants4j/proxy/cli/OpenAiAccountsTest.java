package io.assistants4j.proxy.cli;

import io.assistants4j.testkit.responses.FakeResponsesServer;

class OpenAiAccountsTest extends AccountsTest {
    OpenAiAccountsTest() {
        super("openai", FakeResponsesServer::start);
    }
}
