package io.assistants4j.proxy;

import io.assistants4j.core.AssistantsProvider;
import io.assistants4j.core.run.Run;
import io.assistants4j.core.run.RunStatus;
import io.assistants4j.core.run.Runs;
import io.assistants4j.testkit.contract.subject.FarSide;
import io.assistants4j.testkit.contract.subject.NotApplicable;
import io.assistants4j.testkit.http.Fault;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Our server as the far side of our client: it can be made to tell a run in a state that nobody knows. Thread-safe. */
final class NativeFarSide implements FarSide {
    private static final String NOT_HERE = "The far side is our own server, whose HTTP has tests of its own.";

    private final AtomicInteger left = new AtomicInteger();
    private volatile String told = "";

    /** The provider behind the server. */
    AssistantsProvider behind(AssistantsProvider real) {
        return (AssistantsProvider) Proxy.newProxyInstance(
                AssistantsProvider.class.getClassLoader(),
                new Class<?>[] {AssistantsProvider.class},
                (proxy, method, arguments) -> {
                    Object answer = call(real, method, arguments);
                    return answer instanceof Runs runs && method.getName().equals("runs") ? telling(runs) : answer;
                });
    }

    private Runs telling(Runs real) {
        return (Runs) Proxy.newProxyInstance(
                Runs.class.getClassLoader(), new Class<?>[] {Runs.class}, (proxy, method, arguments) -> {
                    Object answer = call(real, method, arguments);
                    return answer instanceof Run run && left.getAndUpdate(more -> Math.max(0, more - 1)) > 0
                            ? run.draft().status(RunStatus.of(told)).build()
                            : answer;
                });
    }

    private static @Nullable Object call(Object real, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    @Override
    public void tellNext(int times, String status) {
        told = status;
        left.set(times);
    }

    @Override
    public String credential() {
        return NativeOverProxy.KEY;
    }

    @Override
    public int requests() {
        throw new NotApplicable(NOT_HERE);
    }

    @Override
    public void spoilNext(int times, Fault fault) {
        throw new NotApplicable(NOT_HERE);
    }

    @Override
    public List<String> keys() {
        throw new NotApplicable(NOT_HERE);
    }

    @Override
    public void loseAnswer() {
        throw new NotApplicable(NOT_HERE);
    }

    @Override
    public boolean keepsRuns() {
        return true;
    }
}
