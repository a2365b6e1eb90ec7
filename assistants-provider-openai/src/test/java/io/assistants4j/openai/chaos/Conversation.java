package io.assistants4j.openai.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.page.Page;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.thread.Message;
import io.assistants4j.core.thread.NewMessage;
import io.assistants4j.core.thread.NewThread;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A thread whose caller asks one question after another. */
final class Conversation {
    private final World world;
    private final ThreadId thread;
    private final List<Outcome> outcomes = new ArrayList<>();

    Conversation(World world) {
        this.world = world;
        this.thread = world.provider().threads().create(NewThread.EMPTY).id();
    }

    /** Asks the question of a plan and goes on until its run is over. */
    void ask(Plan plan) {
        world.provider().messages().create(thread, NewMessage.user(plan.question()));
        world.inTurn(() -> outcomes.add(new Caller(world, thread, plan).call()));
    }

    /** Nothing but these runs is there, and each with all that belongs to it, in order. */
    void check() {
        List<Run> runs = all(page -> world.provider().runs().list(thread, page));
        assertThat(runs).isEqualTo(outcomes.stream().map(Outcome::run).toList());
        List<Message> messages = all(page -> world.provider().messages().list(thread, page));
        int from = 0;
        for (Outcome outcome : outcomes) {
            int to = from + 1;
            while (to < messages.size()
                    && outcome.run().id().equals(messages.get(to).runId())) {
                to++;
            }
            check(outcome, messages.subList(from, to));
            from = to;
        }
        assertThat(messages.subList(from, messages.size()))
                .as("messages of nobody")
                .isEmpty();
    }

    private void check(Outcome outcome, List<Message> messages) {
        Run run = outcome.run();
        try {
            assertThat(messages.get(0).text()).isEqualTo(outcome.plan().question());
            new Audit(
                            outcome,
                            world.moods(),
                            messages.subList(1, messages.size()),
                            all(page -> world.provider().runs().listSteps(thread, run.id(), page)))
                    .check();
        } catch (AssertionError e) {
            List<String> texts = messages.stream()
                    .map(message -> message.status().value() + " " + message.text())
                    .toList();
            throw new AssertionError(outcome + "\nwith " + texts + "\n" + e.getMessage(), e);
        }
    }

    private static <T> List<T> all(Function<PageRequest, Page<T>> list) {
        return Page.walk(PageRequest.oldest(100), list).toList();
    }
}
