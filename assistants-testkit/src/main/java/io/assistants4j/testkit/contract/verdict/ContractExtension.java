package io.assistants4j.testkit.contract.verdict;

import io.assistants4j.testkit.contract.rule.Rule;
import io.assistants4j.testkit.contract.subject.Candidate;
import io.assistants4j.testkit.contract.subject.ContractContext;
import io.assistants4j.testkit.contract.subject.ProviderUnderTest;
import io.assistants4j.testkit.contract.subject.Subject;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Set;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/** Runs requirements in JUnit: gives them their subject, judges them, and writes the report after the last one. */
public final class ContractExtension
        implements BeforeAllCallback,
                AfterTestExecutionCallback,
                AfterAllCallback,
                InvocationInterceptor,
                ParameterResolver {
    private static final String CONSOLE = "contract.console";
    private static final Namespace OURS = Namespace.create(ContractExtension.class);
    private static final Set<Class<?>> GIVEN = Set.of(Subject.class, Guard.class);

    /** For JUnit. */
    public ContractExtension() {}

    @Override
    public void beforeAll(ExtensionContext context) {
        Terms terms = Terms.of(context);
        Class<?> test = context.getRequiredTestClass();
        Store store = context.getStore(OURS);
        Findings findings = new Findings();
        Deviations deviations = Deviations.of(test, YearMonth.now(Clock.systemUTC()));
        store.put(Findings.class, findings);
        store.put(Terms.class, terms);
        store.put(Judge.class, new Judge(findings, deviations, terms));
        store.put(Guard.class, new Guard(test, findings, deviations));
    }

    /** Before far sides, which several tests may share, are made ready for the next one. */
    @Override
    public void afterTestExecution(ExtensionContext context) {
        Opened opened = context.getStore(OURS).remove(Opened.class, Opened.class);
        if (opened != null) {
            opened.close();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (context.getStore(OURS).get(Terms.class) == null) {
            return; // Nothing was tried: what is asked for makes no sense.
        }
        Findings findings = stored(context, Findings.class);
        Terms terms = stored(context, Terms.class);
        ContractReport report = new ContractReport(findings, context.getRequiredTestClass(), terms.level());
        String closing = new ClosingLine(findings, terms.level()).text();
        context.publishReportEntry("contract", closing);
        ContractReport.directory(context).ifPresent(directory -> {
            Path file = report.write(directory);
            if (!context.getConfigurationParameter(CONSOLE).orElse("").equals("none")) {
                // For the person at the console, who has no log set up.
                System.out.println(closing + "; report: " + file);
            }
        });
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return GIVEN.contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Subject.class ? subject(context) : stored(context, Guard.class);
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        if (!Rule.states(method.getExecutable())) {
            invocation.proceed();
            return;
        }
        Rule rule = Rule.of(method.getExecutable());
        if (!stored(context, Judge.class).judge(rule, subject(context), invocation::proceed)) {
            invocation.skip();
        }
    }

    private static Subject subject(ExtensionContext context) {
        return context.getStore(OURS)
                .getOrComputeIfAbsent(Opened.class, key -> open(context), Opened.class)
                .subject();
    }

    private static Opened open(ExtensionContext context) {
        ContractContext world = new ContractContext();
        Candidate candidate = ((ProviderUnderTest) context.getRequiredTestInstance()).candidate(world);
        stored(context, Findings.class).provider(candidate.provider());
        return new Opened(new Subject(candidate, world));
    }

    private static <T> T stored(ExtensionContext context, Class<T> type) {
        T stored = context.getStore(OURS).get(type, type);
        if (stored == null) {
            throw new IllegalStateException("no " + type.getSimpleName() + " of this test class");
        }
        return stored;
    }

    /** Closes the provider when JUnit is done with a test that was not executed. */
    private record Opened(Subject subject) implements AutoCloseable {
        @Override
        public void close() {
            subject.close();
        }
    }
}
