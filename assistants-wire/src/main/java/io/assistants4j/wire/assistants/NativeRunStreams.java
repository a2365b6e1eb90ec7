package io.assistants4j.wire.assistants;

import io.assistants4j.core.event.RunStream;
import io.assistants4j.core.event.RunStreams;
import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.NewThreadRun;
import io.assistants4j.core.run.StepInclude;
import io.assistants4j.core.tool.ToolOutput;
import io.assistants4j.wire.http.OpenStream;
import io.assistants4j.wire.http.Segment;
import io.assistants4j.wire.json.JsonCodec;
import io.assistants4j.wire.json.RunEventCodec;
import io.assistants4j.wire.json.Streamable;
import io.assistants4j.wire.json.ToolOutputs;
import java.util.List;
import java.util.Set;

/** The port of streams, call by call. */
final class NativeRunStreams implements RunStreams {
    private final FarSide far;
    private final RunStreamsRoutes routes;
    private final Aftermath aftermath;

    NativeRunStreams(FarSide far, RunStreamsRoutes routes, Aftermath aftermath) {
        this.far = far;
        this.routes = routes;
        this.aftermath = aftermath;
    }

    @Override
    public RunStream stream(ThreadId thread, NewRun request, Set<StepInclude> include) {
        far.needs().check(request);
        OpenStream open = far.stream(
                Action.STREAM_RUN,
                request.model(),
                routes.create(
                        Segment.of(thread.value()),
                        IncludeQuery.of(include),
                        far.body(new Streamable<>(request, true)),
                        far.further()));
        return new NativeRunStream(open, Codec.TOLERANT, aftermath);
    }

    @Override
    public RunStream streamWithThread(NewThreadRun request) {
        far.needs().check(request);
        OpenStream open = far.stream(
                Action.STREAM_THREAD_AND_RUN,
                request.model(),
                routes.createWithThread(far.body(new Streamable<>(request, true))));
        return new NativeRunStream(open, Codec.TOLERANT, aftermath);
    }

    @Override
    public RunStream streamSubmit(ThreadId thread, RunId run, List<ToolOutput> outputs) {
        OpenStream open = far.stream(
                Action.STREAM_TOOL_OUTPUTS,
                null,
                routes.submit(
                        Segment.of(thread.value()),
                        Segment.of(run.value()),
                        far.body(new Streamable<>(new ToolOutputs(Mended.sent(outputs)), true)),
                        far.further()));
        return new NativeRunStream(open, Codec.TOLERANT, aftermath);
    }

    /** Made with the first stream: to get ready for all its events takes a while. */
    private static final class Codec {
        static final RunEventCodec TOLERANT = new RunEventCodec(JsonCodec.tolerant());
    }
}
