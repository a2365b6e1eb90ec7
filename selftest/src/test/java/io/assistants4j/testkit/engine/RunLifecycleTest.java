package io.assistants4j.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.engine.RunEngine;
import io.assistants4j.core.engine.TurnEvent;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.run.ErrorCode;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunLifecycle;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.tool.ToolOutput;
import io.assistants4j.testkit.turns.TurnScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

final class RunLifecycleTest {
    private static final Duration LEASE = Duration.ofSeconds(31);
    private static final Duration LIFE = Duration.ofMinutes(10);
    /** Of an engine that dies before it does anything. */
    private static final Executor DEAD = task -> {};

    private final Set<String> taken = new TreeSet<>();

    @Test
    void theDocumentedDiagramIsTheTable() throws IOException {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(root.resolve(".mvn"))) {
            root = root.getParent();
        }
        assertThat(Files.readString(root.resolve("docs/run-lifecycle.md")))
                .contains("```mermaid\n" + RunLifecycle.V2.toMermaid() + "```\n");
    }

    @Test
    void theEngineTakesEveryEdgeOfTheTableAndNoOther() {
        runsThatNobodyExecutes();
        runsThatEndByThemselves();
        runsThatAreEndedWhileTheModelSpeaks();
        runsThatWaitForOutputs();
        cancelsThatLoseTheRace();

        Set<String> table = new TreeSet<>();
        for (RunStatus from : RunStatus.Known.values()) {
            RunLifecycle.V2.after(from).forEach(to -> table.add(WatchedStore.edge(from, to)));
        }
        assertThat(taken).isEqualTo(table);
    }

    private void runsThatNobodyExecutes() {
        EngineWorld expired = world(DEAD);
        start(expired);
        expired.clock.advance(LIFE);
        expired.engine("second", DEAD).sweep();

        EngineWorld cancelled = world(DEAD);
        cancelled.engine.runs().cancel(cancelled.thread, start(cancelled).id());
        cancelled.clock.advance(LEASE);
        cancelled.engine("second", DEAD).sweep();

        EngineWorld failed = world(DEAD);
        start(failed);
        for (String owner : List.of("second", "third", "fourth")) {
            failed.clock.advance(LEASE);
            failed.engine(owner, DEAD).sweep();
        }
    }

    private void runsThatEndByThemselves() {
        play(TurnScript.begin().says("Cold.").completes(1, 1));
        play(TurnScript.begin().beginsToSay("Co").endsEarly(TurnEvent.Reason.CONTENT_FILTER, 1, 1));
        play(TurnScript.begin().beginsToSay("Co").fails(ErrorCode.SERVER_ERROR, "Broken."));
    }

    private void runsThatAreEndedWhileTheModelSpeaks() {
        EngineWorld cancelled = world(Runnable::run);
        cancelled.model.then(TurnScript.begin()
                .beginsToSay("Co")
                .meanwhile(() -> cancelled
                        .engine
                        .runs()
                        .cancel(cancelled.thread, only(cancelled).id())));
        start(cancelled);

        EngineWorld expired = world(Runnable::run);
        expired.model.then(TurnScript.begin().beginsToSay("Co").meanwhile(() -> {
            expired.clock.advance(LIFE);
            expired.engine.sweep();
        }));
        start(expired);
    }

    private void runsThatWaitForOutputs() {
        EngineWorld answered = waiting();
        answered.model.then(TurnScript.begin().says("Cold.").completes(1, 1));
        answered.engine.runs().submit(answered.thread, only(answered).id(), List.of(ToolOutput.of("call_a", "-4")));

        EngineWorld cancelled = waiting();
        cancelled.engine.runs().cancel(cancelled.thread, only(cancelled).id());

        EngineWorld expired = waiting();
        expired.clock.advance(LIFE);
        expired.engine.sweep();
    }

    /** Another engine takes the cancel, and dies or is not heard of before the run ends. */
    private void cancelsThatLoseTheRace() {
        playCancelled(TurnScript.begin().says("Cold."), TurnScript::completes);
        playCancelled(
                TurnScript.begin().beginsToSay("Co"),
                (script, read, written) -> script.endsEarly(TurnEvent.Reason.MAX_OUTPUT_TOKENS, read, written));
        playCancelled(
                TurnScript.begin().beginsToSay("Co"),
                (script, read, written) -> script.fails(ErrorCode.SERVER_ERROR, "Broken."));

        EngineWorld expired = waiting();
        expired.engine("second", DEAD)
                .runs()
                .cancel(expired.thread, only(expired).id());
        expired.clock.advance(LIFE);
        expired.engine.sweep();
    }

    private void playCancelled(TurnScript script, Ending ending) {
        EngineWorld world = world(Runnable::run);
        RunEngine second = world.engine("second", DEAD);
        script.meanwhile(() -> second.runs().cancel(world.thread, only(world).id()));
        world.model.then(ending.add(script, 1, 1));
        start(world);
    }

    private EngineWorld waiting() {
        return play(TurnScript.begin().calls("call_a", "f", "{}").completes(1, 1));
    }

    private EngineWorld play(TurnScript script) {
        EngineWorld world = world(Runnable::run);
        world.model.then(script);
        start(world);
        return world;
    }

    private EngineWorld world(Executor executor) {
        return new EngineWorld(executor, new WatchedStore(taken));
    }

    private static Run start(EngineWorld world) {
        return world.engine.runs().create(world.thread, world.run());
    }

    private static Run only(EngineWorld world) {
        return world.store.runs(world.thread, PageRequest.FIRST).data().get(0);
    }

    private interface Ending {
        TurnScript add(TurnScript script, long read, long written);
    }
}
