package io.assistants4j.testkit.contract.sabotage;

import io.assistants4j.core.client.Sleeper;
import io.assistants4j.core.id.ThreadId;
import io.assistants4j.core.run.ErrorCode;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.Runs;
import io.assistants4j.testkit.contract.reference.ReferenceProvider;
import io.assistants4j.testkit.contract.subject.Candidate;
import io.assistants4j.testkit.contract.subject.FarSide;
import io.assistants4j.testkit.contract.subject.ModelTurn;
import io.assistants4j.testkit.contract.subject.NotApplicable;
import io.assistants4j.testkit.contract.subject.ScriptedModel;
import io.assistants4j.testkit.contract.subject.Trouble;
import io.assistants4j.testkit.http.Fault;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Saboteurs of the wire tier: far sides that saw what they should not have seen. */
final class FarSideSaboteurs {
    private static final String CREDENTIAL = "sk-sabotage";
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;

    private FarSideSaboteurs() {}

    static Map<String, Saboteur> all() {
        Map<String, Saboteur> all = new HashMap<>();
        all.put("RES-001", over(model -> new Refusing(model, 1, BAD_REQUEST, 2)));
        all.put("RES-002", over(model -> new Refusing(model, 1, UNAVAILABLE, 3)));
        all.put("RES-003", over(Garbling::new));
        all.put("RES-004", over(model -> new Refusing(model, 100, TOO_MANY, 101)));
        all.put("RES-005", over(model -> new Refusing(model, 1, UNAVAILABLE, 2) {
            @Override
            public boolean keepsRuns() {
                return true;
            }
        }));
        all.put("RES-006", over(model -> new Impatient(model, value -> value.equals("7"))));
        all.put("RES-007", over(model -> new Impatient(model, value -> value.equals("1234"))));
        all.put("RES-008", over(model -> new Impatient(model, value -> value.contains(","))));
        all.put("RES-009", context -> {
            Candidate real = ReferenceProvider.candidate(context);
            return real.over(new Patient(real.model(), context.sleeper()));
        });
        all.put("RES-010", over(model -> new Troubled(model, Trouble.PAGE)));
        all.put("RES-011", over(model -> new Troubled(model, Trouble.NO_WORDS)));
        all.put("RES-012", over(model -> new Troubled(model, Trouble.DRIP)));
        all.put("RES-013", over(model -> new Troubled(model, Trouble.RESET)));
        all.put("RES-014", over(model -> new Troubled(model, Trouble.LOST) {
            @Override
            public boolean keepsRuns() {
                return true;
            }
        }));
        all.put("RES-015", over(model -> new Silent(model) {
            @Override
            public void loseAnswer() {
                // What was lost is there twice, and nobody hears of it.
            }
        }));
        all.put("RES-016", over(Forgetful::new));
        all.put("WIR-001", over(model -> new Troubled(model, Trouble.COMMENTS)));
        all.put("WIR-002", over(model -> new Troubled(model, Trouble.CARRIAGE_RETURNS)));
        all.put("WIR-003", over(model -> new Troubled(model, Trouble.BYTES)));
        all.put("WIR-004", over(model -> new Troubled(model, Trouble.SEVERAL_LINES)));
        all.put("WIR-005", over(model -> new Troubled(model, Trouble.NO_LAST_BLANK_LINE)));
        all.put("WIR-006", over(model -> new Troubled(model, Trouble.UNKNOWN_EVENTS)));
        all.put("WIR-007", over(model -> new Troubled(model, Trouble.CUT)));
        all.put("WIR-008", over(model -> new Troubled(model, Trouble.STALL)));
        all.put("WIR-009", over(model -> new Troubled(model, Trouble.HEARTBEATS)));
        all.put("WIR-010", over(model -> new Troubled(model, Trouble.NAMES_LAST)));
        all.put("WIR-011", over(model -> new Troubled(model, Trouble.NO_DATA)));
        all.put("WIR-012", over(model -> new Troubled(model, Trouble.ERROR)));
        all.put("SEC-001", context -> {
            Candidate real = ReferenceProvider.candidate(context);
            return real.over(new Silent(real.model()) {
                        @Override
                        public String credential() {
                            return CREDENTIAL;
                        }
                    })
                    .with(provider -> new SabotagedProvider(provider) {
                        @Override
                        public String toString() {
                            return "provider with " + CREDENTIAL;
                        }
                    });
        });
        all.put("RUN-106", over(model -> new Unheard(model, 1)));
        all.put(
                "RUN-107",
                context -> over(model -> new Unheard(model, 3))
                        .candidate(context)
                        .with(real -> new SabotagedProvider(real) {
                            @Override
                            public Runs runs() {
                                return new Hasty(real.runs());
                            }
                        }));
        all.put("SEC-002", over(model -> new Refusing(model, 1, UNAUTHORIZED, 1)));
        all.put("SEC-003", over(Talkative::new));
        return all;
    }

    private static Saboteur over(Function<ScriptedModel, FarSide> farSide) {
        return context -> {
            Candidate real = ReferenceProvider.candidate(context);
            return real.over(farSide.apply(real.model())).within((deadline, silence) -> real.provider());
        };
    }

    /** A far side that is good for nothing. */
    private static class Silent implements FarSide {
        private final ScriptedModel model;

        Silent(ScriptedModel model) {
            this.model = model;
        }

        /** What an engine sees of a far side that fails. */
        final void fail() {
            model.will(ModelTurn.BEGIN.failing(ErrorCode.SERVER_ERROR, "refused with " + CREDENTIAL));
        }

        @Override
        public int requests() {
            throw new NotApplicable("not this saboteur's");
        }

        @Override
        public void spoilNext(int times, Fault fault) {
            throw new NotApplicable("not this saboteur's");
        }

        @Override
        public boolean keepsRuns() {
            return false;
        }

        @Override
        public String credential() {
            throw new NotApplicable("not this saboteur's");
        }
    }

    /** Counts wrong where it is to refuse so often with this status. */
    private static class Refusing extends Silent {
        private final int times;
        private final int status;
        private final int requests;

        Refusing(ScriptedModel model, int times, int status, int requests) {
            super(model);
            this.times = times;
            this.status = status;
            this.requests = requests;
        }

        @Override
        public void refuseNext(int howOften, int with) {
            if (times != howOften || status != with) {
                super.refuseNext(howOften, with);
            }
            fail();
        }

        @Override
        public int requests() {
            return requests;
        }

        @Override
        public String credential() {
            return status == UNAUTHORIZED ? CREDENTIAL : super.credential();
        }
    }

    /** Its adapter notes who it was refused as, though nobody is to see it at such a level. */
    private static final class Talkative extends Silent {
        private static final String OWN = "sk-talkative";

        private boolean talked;

        Talkative(ScriptedModel model) {
            super(model);
        }

        @Override
        public void refuseNext(int times, int with) {
            if (with != FORBIDDEN) {
                super.refuseNext(times, with);
            }
            System.getLogger("talkative").log(System.Logger.Level.TRACE, "refused as " + OWN);
            talked = true;
            fail();
        }

        @Override
        public String credential() {
            return talked ? OWN : super.credential();
        }
    }

    /** Is asked twice, each time as if it were the first. */
    private static final class Forgetful extends Silent {
        Forgetful(ScriptedModel model) {
            super(model);
        }

        @Override
        public void refuseNext(int times, int with) {
            if (times != 1 || with != TOO_MANY) {
                super.refuseNext(times, with);
            }
        }

        @Override
        public List<String> keys() {
            return List.of("one", "another");
        }
    }

    /** Takes a state that nobody knows for an end. */
    private static final class Hasty extends PassedRuns {
        Hasty(Runs real) {
            super(real);
        }

        @Override
        public Run createAndWait(ThreadId thread, NewRun request, Duration timeout) {
            return RunSabotage.in(request, "dreaming")
                    ? super.create(thread, request)
                    : super.createAndWait(thread, request, timeout);
        }
    }

    /** Does not tell so many runs in the state it is asked to. */
    private static final class Unheard extends Silent {
        private final int times;

        Unheard(ScriptedModel model, int times) {
            super(model);
            this.times = times;
        }

        @Override
        public void tellNext(int howOften, String status) {
            if (times != howOften) {
                super.tellNext(howOften, status);
            }
        }
    }

    private static final class Garbling extends Silent {
        Garbling(ScriptedModel model) {
            super(model);
        }

        @Override
        public void garbleNext() {
            fail();
        }

        @Override
        public int requests() {
            return 2;
        }
    }

    /** Is asked again without the wait it asked for. */
    private static final class Impatient extends Silent {
        private final Predicate<String> value;

        Impatient(ScriptedModel model, Predicate<String> value) {
            super(model);
            this.value = value;
        }

        @Override
        public void askToWait(String header, String asked) {
            if (!value.test(asked)) {
                super.askToWait(header, asked);
            }
        }
    }

    /** Is waited for as long as it likes. */
    private static final class Patient extends Silent {
        private final Sleeper sleeper;

        Patient(ScriptedModel model, Sleeper sleeper) {
            super(model);
            this.sleeper = sleeper;
        }

        @Override
        public void askToWait(String header, String asked) {
            if (!asked.equals("86400")) {
                super.askToWait(header, asked);
            }
            try {
                sleeper.sleep(Duration.ofDays(1));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Its adapter does not get over one trouble, or does not notice it. */
    private static class Troubled extends Silent {
        private static final Set<Trouble> TO_BE_NOTICED =
                EnumSet.of(Trouble.CUT, Trouble.DRIP, Trouble.STALL, Trouble.ERROR, Trouble.LOST);

        private final Trouble trouble;

        Troubled(ScriptedModel model, Trouble trouble) {
            super(model);
            this.trouble = trouble;
        }

        @Override
        public void meet(int times, Trouble met) {
            if (met != trouble) {
                super.meet(times, met);
            }
            if (!TO_BE_NOTICED.contains(met)) {
                fail();
            }
        }
    }
}
