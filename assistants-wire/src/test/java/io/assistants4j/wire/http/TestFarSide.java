package io.assistants4j.wire.http;

import io.assistants4j.testkit.http.Answer;
import io.assistants4j.testkit.http.Fault;
import io.assistants4j.testkit.http.LoopbackServer;
import io.assistants4j.wire.TestDialect;
import io.assistants4j.wire.TestTime;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import okhttp3.RequestBody;
import okio.BufferedSource;

/** A server that always says {@code fine}, unless a fault comes in between, and calls to it. */
final class TestFarSide implements AutoCloseable {
    static final String KEY = "sk-secret-0123456789";

    final LoopbackServer server = LoopbackServer.start(request -> Answer.of(200, "text/plain", "fine"));
    final TestTime time = new TestTime();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final HttpTransport transport;
    final TestRoutes routes;

    TestFarSide(HttpSettings settings) {
        this(settings, null);
    }

    TestFarSide(HttpSettings settings, URI elsewhere) {
        this(settings, elsewhere, null);
    }

    TestFarSide(HttpSettings settings, URI elsewhere, CallTime otherTime) {
        URI address = elsewhere == null ? server.url() : elsewhere;
        transport = new HttpTransport(
                new TestDialect(URI.create(address + "/v1/"), KEY),
                settings,
                otherTime == null ? time.callTime() : otherTime,
                Metering.to(meters));
        routes = transport.routes(TestRoutes.class);
    }

    TestFarSide next(Fault... faults) {
        for (Fault fault : faults) {
            server.faults().next(fault);
        }
        return this;
    }

    String read() {
        return transport
                .calls()
                .call(new Operation("read", null, Repeat.SAFE), routes.read(), BufferedSource::readUtf8);
    }

    String write() {
        return write(RequestBody.create(new byte[] {'x'}));
    }

    String write(RequestBody body) {
        Operation write = new Operation("write", null, Repeat.ONLY_IF_NOT_SENT);
        return transport.calls().call(write, routes.write(body), BufferedSource::readUtf8);
    }

    OpenStream stream() {
        return stream(new CallControl());
    }

    OpenStream stream(CallControl control) {
        return transport.calls().stream(new Operation("chat", "a-model", Repeat.SAFE), routes.stream(), control);
    }

    int requests() {
        return server.journal().size();
    }

    @Override
    public void close() {
        transport.close();
        server.close();
    }
}
