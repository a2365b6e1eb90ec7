package com.example.telex;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.engine.InMemoryStore;
import io.assistants4j.core.provider.Capabilities;
import io.assistants4j.testkit.contract.subject.Candidate;
import io.assistants4j.testkit.contract.subject.ContractContext;
import io.assistants4j.testkit.contract.subject.ModelTurn;
import io.assistants4j.testkit.contract.subject.NotApplicable;
import io.assistants4j.testkit.contract.subject.ScriptedModel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A Telex on this machine that does what a test tells it; it knows the wire by heart and none of our classes that write it. */
final class FakeTelex implements ScriptedModel {
    private final ServerSocket listening;
    private final Queue<ModelTurn> script = new ConcurrentLinkedQueue<>();
    private final AtomicInteger asked = new AtomicInteger();

    private FakeTelex(ServerSocket listening) {
        this.listening = listening;
    }

    // region candidate
    static Candidate candidate(ContractContext context, Capabilities capabilities) {
        FakeTelex telex = FakeTelex.start();
        AssistantsProvider provider = TelexProvider.open(
                capabilities, telex.address(), new InMemoryStore(), context.runtime("telex"), telex::close);
        return Candidate.of(provider, telex);
    }

    /** What the model of the next turn is to do, in the words of the contract; what no Telex can do is refused with a reason. */
    @Override
    public void will(ModelTurn turn) {
        if (turn.parts().stream().anyMatch(part -> part instanceof ModelTurn.Refuses)) {
            throw new NotApplicable("A Telex knows no refusals.");
        }
        script.add(turn);
    }

    @Override
    public OptionalInt asked() {
        return OptionalInt.of(asked.get());
    }
    // endregion

    private static FakeTelex start() {
        try {
            FakeTelex telex = new FakeTelex(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            daemon(telex::listen);
            return telex;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private InetSocketAddress address() {
        return (InetSocketAddress) listening.getLocalSocketAddress();
    }

    private void listen() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                daemon(() -> answer(socket));
            } catch (IOException e) {
                return; // It was closed while it waited for a caller.
            }
        }
    }

    private void answer(Socket socket) {
        try (socket) {
            BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            PrintWriter out = new PrintWriter(socket.getOutputStream(), true, UTF_8);
            for (String line = in.readLine(); !line.startsWith("GO\t"); line = in.readLine()) {
                // A real one would read what it is told.
            }
            asked.incrementAndGet();
            ModelTurn turn = script.poll();
            if (turn == null) {
                out.println("FAIL\tserver_error\tnothing is scripted for this turn");
            } else {
                new TelexPlay(out).play(turn);
            }
        } catch (IOException e) {
            // The caller hung up in the middle of something; that is its business.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "telex");
        thread.setDaemon(true);
        thread.start();
    }

    private void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
