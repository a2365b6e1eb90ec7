package io.assistants4j.examples;

import io.assistants4j.astra.AstraConfig;
import io.assistants4j.astra.AstraProvider;
import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.client.ThreadPerTask;
import io.assistants4j.testkit.astra.Completion;
import io.assistants4j.testkit.astra.FakeAstraServer;
import io.assistants4j.wire.assistants.NativeRuntime;
import io.assistants4j.wire.http.CallTime;
import io.assistants4j.wire.http.Telemetry;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The program with an Astra server, whose model is Anthropic's. */
final class AstraProgramTest extends AssistantsProgram {
    @RegisterExtension
    static final FakeAstraServer SERVER = FakeAstraServer.start();

    @Override
    AssistantsProvider open() {
        Map<String, String> env = Map.of(
                "ASTRA_DB_APPLICATION_TOKEN",
                FakeAstraServer.TOKEN,
                "ASTRA_BASE_URL",
                SERVER.url().toString(),
                "ANTHROPIC_API_KEY",
                "sk-ant-1");
        // Its messages stand a second apart, which nobody has to wait for here.
        CallTime time = new CallTime(Clock.systemUTC(), System::nanoTime, pause -> Thread.onSpinWait());
        return AstraProvider.create(
                AstraConfig.fromEnv(env), new NativeRuntime(time, ThreadPerTask.executor("astra")), Telemetry.none());
    }

    @Override
    String model() {
        return "claude-3-haiku-20240307";
    }

    @Override
    void willSay(String answer) {
        SERVER.enqueue(new Completion().text(answer.substring(0, 5), answer.substring(5)));
    }
}
