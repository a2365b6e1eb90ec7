package io.assistants4j.testkit.contract.sabotage;

import io.assistants4j.core.error.UnsupportedCapabilityException;
import io.assistants4j.core.event.RunStreams;
import io.assistants4j.core.provider.Capabilities;
import io.assistants4j.core.provider.Capability;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.Runs;
import io.assistants4j.core.thread.Messages;
import io.assistants4j.testkit.contract.reference.ReferenceProvider;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Saboteurs of {@code CapabilitiesContract}: each declines one capability and, when it is asked for, does not say which. */
final class CapabilitiesSaboteurs {
    private CapabilitiesSaboteurs() {}

    static Map<String, Saboteur> all() {
        Map<String, Saboteur> all = new HashMap<>();
        all.put("CAP-001", unnamed(Capability.RUNS));
        all.put("CAP-002", unnamed(Capability.RUN_LIST));
        all.put("CAP-003", unnamed(Capability.RUN_UPDATE));
        all.put("CAP-004", unnamed(Capability.RUN_CANCEL));
        all.put("CAP-005", unnamed(Capability.RUN_STEPS));
        all.put("CAP-006", unnamed(Capability.RUN_WITH_THREAD));
        all.put("CAP-007", unnamed(Capability.RUN_STREAMS));
        all.put("CAP-008", unnamed(Capability.FUNCTION_TOOLS));
        all.put("CAP-009", unnamed(Capability.FUNCTION_TOOL_STREAMS));
        all.put("CAP-010", unnamed(Capability.FILE_SEARCH));
        all.put("CAP-011", unnamed(Capability.CODE_INTERPRETER));
        all.put("CAP-012", unnamed(Capability.JSON_RESPONSES));
        all.put("CAP-013", unnamed(Capability.IMAGE_INPUT));
        all.put("CAP-014", unnamed(Capability.TOKEN_BUDGETS));
        all.put("CAP-015", unnamed(Capability.MESSAGE_EDITS));
        return all;
    }

    private static Saboteur unnamed(Capability declined) {
        return context -> ReferenceProvider.candidate(context, Capabilities.allExcept(declined, "sabotage"))
                .with(real -> new SabotagedProvider(real) {
                    @Override
                    public Runs runs() {
                        return port(Runs.class, super.runs(), declined);
                    }

                    @Override
                    public RunStreams streams() {
                        return port(RunStreams.class, super.streams(), declined);
                    }

                    @Override
                    public Messages messages() {
                        return port(Messages.class, super.messages(), declined);
                    }
                });
    }

    private static <T> T port(Class<T> type, T real, Capability declined) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        if (names(declined, e.getCause()) && isPlain(declined, arguments)) {
                            throw new UnsupportedCapabilityException("It cannot be done.", null);
                        }
                        throw e.getCause();
                    }
                }));
    }

    private static boolean names(Capability declined, Throwable failure) {
        return failure instanceof UnsupportedCapabilityException refusal
                && refusal.capability().equals(Optional.of(declined.name()));
    }

    /** Where runs are declined at all, those that ask for something more are refused as they should. */
    private static boolean isPlain(Capability declined, Object[] arguments) {
        return declined != Capability.RUNS
                || Arrays.stream(arguments)
                        .filter(NewRun.class::isInstance)
                        .map(NewRun.class::cast)
                        .allMatch(request ->
                                request.equals(NewRun.of(request.assistantId()).build()));
    }
}
