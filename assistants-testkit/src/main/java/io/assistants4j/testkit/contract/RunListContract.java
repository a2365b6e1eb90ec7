package io.assistants4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.page.Page;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.provider.Capability;
import io.assistants4j.core.run.Run;
import io.assistants4j.testkit.contract.rule.Requirement;
import io.assistants4j.testkit.contract.subject.Subject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** What lists of runs are: those of one thread, page by page. */
public interface RunListContract extends AreaContract {
    @Tag("run-list")
    @Requirement(id = "RUN-015", capability = Capability.RUN_LIST)
    default void theRunsOfAThreadAreListedNewestFirst(Subject subject) {
        ThreadId thread = subject.askingThread().id();
        List<RunId> runs = three(subject, thread);

        assertThat(ids(subject.runs().list(thread, PageRequest.FIRST)))
                .containsExactly(runs.get(2), runs.get(1), runs.get(0));
    }

    @Tag("run-list")
    @Requirement(id = "RUN-016", capability = Capability.RUN_LIST)
    default void theRunsOfAThreadAreListedOldestFirst(Subject subject) {
        ThreadId thread = subject.askingThread().id();
        List<RunId> runs = three(subject, thread);

        assertThat(ids(subject.runs().list(thread, PageRequest.oldest(10)))).containsExactlyElementsOf(runs);
    }

    @Tag("run-list")
    @Requirement(id = "RUN-017", capability = Capability.RUN_LIST)
    default void theRunsOfAThreadAreListedPageByPage(Subject subject) {
        ThreadId thread = subject.askingThread().id();
        List<RunId> runs = three(subject, thread);

        Page<Run> first = subject.runs().list(thread, PageRequest.oldest(2));
        PageRequest next = PageRequest.oldest(2).after(String.valueOf(first.lastId()));

        assertThat(first.hasMore()).isTrue();
        assertThat(ids(first)).containsExactlyElementsOf(runs.subList(0, 2));
        assertThat(ids(subject.runs().list(thread, next))).containsExactly(runs.get(2));
    }

    @Tag("run-list")
    @Requirement(id = "RUN-018", capability = Capability.RUN_LIST)
    default void thePageBeforeARunEndsNextToIt(Subject subject) {
        ThreadId thread = subject.askingThread().id();
        List<RunId> runs = three(subject, thread);

        PageRequest before = PageRequest.oldest(1).before(runs.get(2).value());

        assertThat(ids(subject.runs().list(thread, before))).containsExactly(runs.get(1));
    }

    @Tag("run-list")
    @Requirement(id = "RUN-019", capability = Capability.RUN_LIST)
    default void aRunIsListedAsItIsFound(Subject subject) {
        Run run = subject.ended(RunScenes.said(subject, RunScenes.in("listed")));

        assertThat(subject.runs().list(run.threadId(), PageRequest.FIRST).data())
                .containsExactly(run);
    }

    @Tag("run-list")
    @Requirement(id = "RUN-020", capability = Capability.RUN_LIST)
    default void theRunsOfAThreadAreListedAlone(Subject subject) {
        Run one = RunScenes.said(subject, RunScenes.in("alone"));
        RunScenes.said(subject, RunScenes.in("alone"));

        assertThat(ids(subject.runs().list(one.threadId(), PageRequest.FIRST))).containsExactly(one.id());
    }

    @Tag("run-list")
    @Requirement(id = "RUN-021", capability = Capability.RUN_LIST)
    default void aThreadThatNeverRanHasNoRuns(Subject subject) {
        Page<Run> page = subject.runs().list(subject.thread("Hello?").id(), PageRequest.FIRST);

        assertThat(page.data()).isEmpty();
        assertThat(page.hasMore()).isFalse();
        assertThat(page.firstId()).isNull();
        assertThat(page.lastId()).isNull();
    }

    private static List<RunId> three(Subject subject, ThreadId thread) {
        List<RunId> runs = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            runs.add(RunScenes.said(subject, thread, run -> run).id());
        }
        return runs;
    }

    private static List<RunId> ids(Page<Run> page) {
        return page.data().stream().map(Run::id).toList();
    }
}
