package io.assistants4j.testkit.contract.sabotage;

import io.assistants4j.core.assistant.Assistant;
import io.assistants4j.core.assistant.AssistantChange;
import io.assistants4j.core.assistant.Assistants;
import io.assistants4j.core.assistant.NewAssistant;
import io.assistants4j.core.error.NotFoundException;
import io.assistants4j.core.id.AssistantId;
import io.assistants4j.core.tool.Tool;
import io.assistants4j.core.value.Change;
import io.assistants4j.core.value.Metadata;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Saboteurs of {@code AssistantsContract}. */
final class AssistantsSaboteurs {
    private AssistantsSaboteurs() {}

    static Map<String, Saboteur> all() {
        Map<String, Saboteur> all = new HashMap<>();
        all.put("AST-001", found(a -> "Found".equals(a.name()) ? changed(a, change().description(Change.to("?"))) : a));
        all.put("AST-002", Saboteur.assistants(OneTwin::new));
        all.put(
                "AST-003",
                created((asked, a) ->
                        same(asked.name(), "Weather") && asked.tools().isEmpty()
                                ? changed(a, change().description(Change.clear()))
                                : a));
        all.put(
                "AST-004",
                created((asked, a) ->
                        asked.equals(NewAssistant.of(asked.model()).build())
                                ? changed(a, change().instructions(Change.to("")))
                                : a));
        all.put("AST-005", created((asked, a) -> changed(a, change().tools(reversedWhenLate(a.tools())))));
        all.put(
                "AST-006",
                created((asked, a) ->
                        same(a.temperature(), 0.1) ? changed(a, change().temperature(Change.to((double) 0.1f))) : a));
        all.put(
                "AST-007",
                found(a -> a.metadata().entries().size() == 16 ? changed(a, change().metadata(Metadata.NONE)) : a));
        all.put(
                "AST-008",
                found(a -> a.instructions() != null && a.instructions().length() > 255_999
                        ? changed(
                                a,
                                change().instructions(Change.to(a.instructions().substring(1))))
                        : a));
        all.put(
                "AST-009",
                updated((asked, a) -> same(asked.name().apply(null), "Other")
                        ? changed(a, change().description(Change.clear()))
                        : a));
        all.put(
                "AST-010",
                updated((asked, a) ->
                        asked.name() instanceof Change.Clear ? changed(a, change().name(Change.to(""))) : a));
        all.put(
                "AST-011",
                updated((asked, a) -> same(asked.temperature().apply(null), 0.5)
                        ? changed(a, change().temperature(Change.clear()))
                        : a));
        all.put(
                "AST-012",
                updated((asked, a) -> asked.tools() instanceof Change.To
                        ? changed(
                                a,
                                change().tools(List.of(
                                        a.tools().get(0), a.tools().get(0))))
                        : a));
        all.put(
                "AST-013",
                updated((asked, a) -> asked.metadata() instanceof Change.To
                        ? changed(a, change().metadata(merged(a.metadata(), "team", "north")))
                        : a));
        all.put("AST-014", found(a -> same(a.name(), "Later") ? changed(a, change().name(Change.to("Soon"))) : a));
        all.put("AST-015", updated((asked, a) -> same(a.name(), "Aged") ? younger(a) : a));
        all.put("AST-016", Saboteur.assistants(StillFound::new));
        all.put("AST-017", Saboteur.assistants(DeletedTwice::new));
        all.put("AST-018", Saboteur.assistants(DeletesTheKept::new));
        all.put(
                "AST-020",
                updated((asked, a) ->
                        same(asked.name().apply(null), "Tooled") ? changed(a, change().tools(List.of())) : a));
        all.put("AST-019", Saboteur.assistants(UpdatesGhosts::new));
        return all;
    }

    private static AssistantChange.Builder change() {
        return AssistantChange.change();
    }

    private static Assistant changed(Assistant assistant, AssistantChange.Builder change) {
        return change.build().applyTo(assistant);
    }

    private static boolean same(Object one, Object other) {
        return other.equals(one);
    }

    private static Saboteur created(BiFunction<NewAssistant, Assistant, Assistant> change) {
        return Saboteur.assistants(real -> new PassedAssistants(real) {
            @Override
            public Assistant create(NewAssistant request) {
                return change.apply(request, super.create(request));
            }
        });
    }

    private static Saboteur found(UnaryOperator<Assistant> change) {
        return Saboteur.assistants(real -> new PassedAssistants(real) {
            @Override
            public Assistant find(AssistantId id) {
                return change.apply(super.find(id));
            }
        });
    }

    private static Saboteur updated(BiFunction<AssistantChange, Assistant, Assistant> change) {
        return Saboteur.assistants(real -> new PassedAssistants(real) {
            @Override
            public Assistant update(AssistantId id, AssistantChange request) {
                return change.apply(request, super.update(id, request));
            }
        });
    }

    private static List<Tool> reversedWhenLate(List<Tool> tools) {
        List<Tool> changed = new ArrayList<>(tools);
        if (tools.toString().contains("a_later_one")) {
            Collections.reverse(changed);
        }
        return changed;
    }

    private static Metadata merged(Metadata metadata, String key, String value) {
        Map<String, String> pairs = new LinkedHashMap<>(metadata.entries());
        pairs.put(key, value);
        return new Metadata(pairs);
    }

    private static Assistant younger(Assistant a) {
        return new Assistant(
                a.id(),
                a.createdAt().plus(Duration.ofHours(1)),
                a.name(),
                a.description(),
                a.model(),
                a.instructions(),
                a.tools(),
                a.metadata(),
                a.toolResources(),
                a.temperature(),
                a.topP(),
                a.responseFormat(),
                a.reasoningEffort(),
                a.extensions());
    }

    private static final class OneTwin extends PassedAssistants {
        private final Map<String, Assistant> made = new HashMap<>();

        OneTwin(Assistants real) {
            super(real);
        }

        @Override
        public Assistant create(NewAssistant request) {
            return same(request.name(), "Twin")
                    ? made.computeIfAbsent("Twin", name -> super.create(request))
                    : super.create(request);
        }
    }

    /** Remembers what it deletes. */
    private abstract static class Remembering extends PassedAssistants {
        private final Map<AssistantId, Assistant> deleted = new HashMap<>();

        Remembering(Assistants real) {
            super(real);
        }

        @Override
        public void delete(AssistantId id) {
            Assistant last = super.find(id);
            super.delete(id);
            deleted.put(id, last);
        }

        final Assistant remembered(AssistantId id, NotFoundException otherwise) {
            Assistant last = deleted.get(id);
            if (last == null) {
                throw otherwise;
            }
            return last;
        }
    }

    private static final class StillFound extends Remembering {
        StillFound(Assistants real) {
            super(real);
        }

        @Override
        public Assistant find(AssistantId id) {
            try {
                return super.find(id);
            } catch (NotFoundException e) {
                return remembered(id, e);
            }
        }
    }

    private static final class DeletedTwice extends Remembering {
        DeletedTwice(Assistants real) {
            super(real);
        }

        @Override
        public void delete(AssistantId id) {
            try {
                super.delete(id);
            } catch (NotFoundException e) {
                remembered(id, e);
            }
        }
    }

    private static final class UpdatesGhosts extends Remembering {
        UpdatesGhosts(Assistants real) {
            super(real);
        }

        @Override
        public Assistant update(AssistantId id, AssistantChange change) {
            try {
                return super.update(id, change);
            } catch (NotFoundException e) {
                return change.applyTo(remembered(id, e));
            }
        }
    }

    private static final class DeletesTheKept extends PassedAssistants {
        private final List<AssistantId> kept = new ArrayList<>();

        DeletesTheKept(Assistants real) {
            super(real);
        }

        @Override
        public Assistant create(NewAssistant request) {
            Assistant made = super.create(request);
            if (same(made.name(), "Kept")) {
                kept.add(made.id());
            }
            return made;
        }

        @Override
        public void delete(AssistantId id) {
            super.delete(id);
            kept.forEach(super::delete);
        }
    }
}
