package io.assistants4j.testkit.contract.sabotage;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.client.AsyncProvider;
import io.assistants4j.core.event.RunStream;
import io.assistants4j.core.event.RunStreams;
import io.assistants4j.core.id.RunId;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.NewThreadRun;
import io.assistants4j.core.run.Runs;
import io.assistants4j.core.thread.Messages;
import io.assistants4j.core.tool.ToolOutput;
import io.assistants4j.testkit.contract.reference.ReferenceProvider;
import io.assistants4j.testkit.contract.subject.AskedTurn;
import io.assistants4j.testkit.contract.subject.Candidate;
import io.assistants4j.testkit.contract.subject.ModelTurn;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Saboteurs that strike only where the model was told something in particular, because that is what one requirement has it
 * do.
 */
final class Aim {
    private final Predicate<List<ModelTurn>> target;

    private Aim(Predicate<List<ModelTurn>> target) {
        this.target = target;
    }

    /** Where the model is to say anything and nothing else. */
    static Aim atAnyWords() {
        return new Aim(told -> !told.isEmpty() && told.stream().allMatch(ModelTurn.saysSomething()::equals));
    }

    /** Where the model is to say anything, and was asked for nothing before. */
    static Aim atTheFirstWords() {
        return new Aim(List.of(ModelTurn.saysSomething())::equals);
    }

    /** Where the model is to do exactly this. */
    static Aim at(ModelTurn turn) {
        return new Aim(told -> told.contains(turn));
    }

    /** Where the model is to say this text or to call the function of this name, or fails with these words. */
    static Aim at(String word) {
        return new Aim(told -> told.stream().anyMatch(turn -> mentions(turn, word)));
    }

    /** Tells streams of new runs otherwise. */
    Saboteur streams(Supplier<Retold.Change> change) {
        return streams(stream -> new Retold(stream, change.get()));
    }

    /** Makes something else of streams of new runs. */
    Saboteur streams(UnaryOperator<RunStream> change) {
        return streamPort(real -> new PassedStreams(real) {
            @Override
            public RunStream stream(ThreadId thread, NewRun request) {
                return change.apply(super.stream(thread, request));
            }

            @Override
            public RunStream streamWithThread(NewThreadRun request) {
                return change.apply(super.streamWithThread(request));
            }
        });
    }

    /** Tells streams of submissions otherwise. */
    Saboteur submissions(Supplier<Retold.Change> change) {
        return streamPort(real -> new PassedStreams(real) {
            @Override
            public RunStream streamSubmit(ThreadId thread, RunId run, List<ToolOutput> outputs) {
                return new Retold(super.streamSubmit(thread, run, outputs), change.get());
            }
        });
    }

    Saboteur streamPort(UnaryOperator<RunStreams> change) {
        return provider((told, real) -> new SabotagedProvider(real) {
            private final RunStreams changed = chosen(RunStreams.class, told, real.streams(), change);

            @Override
            public RunStreams streams() {
                return changed;
            }
        });
    }

    Saboteur runs(UnaryOperator<Runs> change) {
        return provider((told, real) -> new SabotagedProvider(real) {
            private final Runs changed = chosen(Runs.class, told, real.runs(), change);

            @Override
            public Runs runs() {
                return changed;
            }

            @Override
            public AsyncProvider async() {
                return new AsyncProvider(assistants(), threads(), messages(), runs(), Runnable::run);
            }
        });
    }

    Saboteur messages(UnaryOperator<Messages> change) {
        return provider((told, real) -> new SabotagedProvider(real) {
            private final Messages changed = chosen(Messages.class, told, real.messages(), change);

            @Override
            public Messages messages() {
                return changed;
            }
        });
    }

    /** Lies about what the model was asked for. */
    Saboteur turns(UnaryOperator<List<AskedTurn>> change) {
        return context -> {
            Candidate real = ReferenceProvider.candidate(context);
            OverheardModel model = new OverheardModel(real.model()) {
                @Override
                public List<AskedTurn> turns() {
                    return target.test(told()) ? change.apply(super.turns()) : super.turns();
                }
            };
            return new Candidate(real.provider(), model, real.modelName(), real.farSide());
        };
    }

    private interface Change {
        AssistantsProvider of(OverheardModel told, AssistantsProvider real);
    }

    private Saboteur provider(Change change) {
        return context -> {
            Candidate real = ReferenceProvider.candidate(context);
            OverheardModel model = new OverheardModel(real.model());
            return new Candidate(change.of(model, real.provider()), model, real.modelName(), real.farSide());
        };
    }

    /** The changed port where the saboteur strikes, else the real one. */
    private <T> T chosen(Class<T> type, OverheardModel model, T real, Function<T, T> change) {
        return Choice.between(type, () -> target.test(model.told()), change.apply(real), real);
    }

    private static boolean mentions(ModelTurn turn, String word) {
        boolean failing = turn.ending() instanceof ModelTurn.Failed failed
                && failed.message().equals(word);
        return failing || turn.parts().stream().anyMatch(part -> mentions(part, word));
    }

    private static boolean mentions(ModelTurn.Part part, String word) {
        if (part instanceof ModelTurn.Says says) {
            return String.join("", says.pieces()).equals(word);
        }
        if (part instanceof ModelTurn.Refuses refuses) {
            return String.join("", refuses.pieces()).equals(word);
        }
        if (part instanceof ModelTurn.Calls call) {
            return call.function().equals(word);
        }
        return part instanceof ModelTurn.CallsSomehow call && call.function().equals(word);
    }
}
