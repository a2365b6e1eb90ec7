package io.assistants4j.proxy.cli;

import io.assistants4j.testkit.azure.AzureDoor;
import io.assistants4j.testkit.responses.FakeResponsesServer;

class AzureAccountsTest extends AccountsTest {
    AzureAccountsTest() {
        super("azure", () -> FakeResponsesServer.start(AzureDoor.withKey()));
    }
}
