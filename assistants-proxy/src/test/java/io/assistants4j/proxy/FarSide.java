package io.assistants4j.proxy;

import io.assistants4j.testkit.responses.FakeResponsesServer;
import java.util.concurrent.CountDownLatch;

/** A far side to start from a script: says its address and its key in one line and serves until it is killed. */
final class FarSide {
    private FarSide() {}

    static FakeResponsesServer start() {
        return FakeResponsesServer.start().answerWith(new AskedModel());
    }

    public static void main(String[] args) throws InterruptedException {
        try (FakeResponsesServer server = start()) {
            System.out.println(server.url() + " " + FakeResponsesServer.KEY);
            new CountDownLatch(1).await();
        }
    }
}
