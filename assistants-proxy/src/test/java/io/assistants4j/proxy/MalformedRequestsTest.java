package io.assistants4j.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.assistants4j.core.engine.ModelTurns;
import io.assistants4j.testkit.turns.ScriptedTurns;
import io.assistants4j.testkit.turns.TurnScript;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** Whatever comes in, nothing but an answer or a refusal in the envelope goes out. The seed of a failure is in its text. */
@Timeout(300)
class MalformedRequestsTest {
    private static final int CLIENTS = 2;
    private static final int ROUNDS = 10;
    private static final int REQUESTS = Integer.getInteger("malformed.requests", 100_000);
    private static final long SEED = Long.getLong("malformed.seed", System.nanoTime());
    /** A message without traces of Java, the type of a caller's mistake, and the two other members. */
    private static final Pattern ENVELOPE = Pattern.compile(
            "\\{\"error\":\\{\"message\":\"(?!\")(?:(?!Exception|\\\\tat ).)+\",\"type\":\"invalid_request_error\","
                    + "\"param\":(null|\".*\"),\"code\":(null|\"\\w+\")}}",
            Pattern.DOTALL);

    private static final int AT_ONCE = 40;
    private static final ModelTurns MODEL = turn -> new ScriptedTurns()
            .then(TurnScript.begin().says("Yes.").completes(1, 1))
            .start(turn);

    /** Fields that are unknown are said one by one, which is not what is looked at here. */
    private final Logger warnings = (Logger) LoggerFactory.getLogger("io.assistants4j.proxy.http.BodyReader");

    @BeforeEach
    void sayLess() {
        warnings.setLevel(Level.ERROR);
    }

    @AfterEach
    void sayMore() {
        warnings.setLevel(null);
    }

    @Test
    void nothingThatIsMalformedBreaksTheServerHangsOrLeaks() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            // What is made on the way would fill the memory of one server.
            for (int i = 0; i < ROUNDS; i++) {
                try (Served served = new Served(ProxyConfig.local(0), MODEL)) {
                    attack(served, clients, SEED + (long) i * CLIENTS);
                }
            }
        } finally {
            clients.shutdown();
        }
    }

    private static void attack(Served served, ExecutorService clients, long seed) throws Exception {
        Map<String, String> ids = Map.of("asst_1", served.assistant(), "thread_1", served.thread());
        List<Future<Integer>> talks = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            long own = seed + i;
            talks.add(clients.submit(() -> talk(served, new MutatedRequests(own, ids))));
        }
        int refused = 0;
        for (Future<Integer> talk : talks) {
            refused += talk.get();
        }
        assertThat(refused).as("seed %d: refused", SEED).isBetween(REQUESTS / ROUNDS / 4, REQUESTS / ROUNDS);
        // A request is over a moment after its answer was read; one that never is lets the test run out of its time.
        String metrics = served.get("/metrics").body();
        while (!metrics.contains("assistants_requests_active 1.0")) {
            metrics = served.get("/metrics").body();
        }
        assertThat(metrics).as("seed %d", SEED).doesNotContain("status=\"5");
        assertThat(served.ended(served.run(served.thread())).at("status").text())
                .hasValue("completed");
    }

    /** Sends this client's share; how many were refused. */
    private static int talk(Served served, MutatedRequests requests) throws IOException {
        int refused = 0;
        try (PipeliningClient client = new PipeliningClient(served.address())) {
            for (int sent = 0; sent < REQUESTS / ROUNDS / CLIENTS; sent += AT_ONCE) {
                List<String> batch = new ArrayList<>();
                for (int i = 0; i < AT_ONCE; i++) {
                    batch.add(requests.next());
                }
                refused += exchange(client, batch);
            }
        }
        return refused;
    }

    /** A server may close a connection after any answer; what it did not answer then is asked again. */
    private static int exchange(PipeliningClient client, List<String> batch) throws IOException {
        int refused = 0;
        int sinceConnected = 1;
        client.send(String.join("", batch));
        for (int i = 0; i < batch.size(); ) {
            PipeliningClient.Received answer = awaited(client, batch.get(i), sinceConnected);
            if (answer != null) {
                refused += check(batch.get(i), answer);
                i++;
                sinceConnected++;
            } else {
                assertThat(sinceConnected)
                        .as("seed %d: no answer to %s", SEED, batch.get(i))
                        .isPositive();
                client.reconnect();
                client.send(String.join("", batch.subList(i, batch.size())));
                sinceConnected = 0;
            }
        }
        return refused;
    }

    private static PipeliningClient.@Nullable Received awaited(
            PipeliningClient client, String request, int sinceConnected) throws IOException {
        try {
            return client.next();
        } catch (SocketTimeoutException e) {
            String message = String.format(
                    Locale.ROOT,
                    "seed %d: silence instead of answer %d of the connection, to %s%n%s",
                    SEED,
                    sinceConnected,
                    request,
                    threadsOfOurs());
            throw new AssertionError(message, e);
        }
    }

    /** What every thread does that is somewhere in our code: of a server that hangs, one of them tells why. */
    private static String threadsOfOurs() {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<Thread, StackTraceElement[]> thread :
                Thread.getAllStackTraces().entrySet()) {
            if (Stream.of(thread.getValue())
                    .anyMatch(frame -> frame.getClassName().startsWith("io.assistants4j."))) {
                text.append(thread.getKey().getName()).append(System.lineSeparator());
                for (StackTraceElement frame : thread.getValue()) {
                    text.append("    ").append(frame).append(System.lineSeparator());
                }
            }
        }
        return text.toString();
    }

    private static int check(String request, PipeliningClient.Received answer) {
        if (answer.status() == 200) {
            return 0;
        }
        boolean isWhole = answer.status() >= 400
                && answer.status() < 500
                && answer.type().equals("application/json")
                && ENVELOPE.matcher(answer.body()).matches();
        if (!isWhole) {
            throw new AssertionError("seed " + SEED + ": " + request + "\n" + answer.status() + " " + answer.body());
        }
        return 1;
    }
}
