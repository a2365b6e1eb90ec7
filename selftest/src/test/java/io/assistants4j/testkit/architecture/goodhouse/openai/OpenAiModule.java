package io.assistants4j.testkit.architecture.goodhouse.openai;

import com.google.inject.Binder;
import com.google.inject.Module;

/** The one place where Guice may show. */
public final class OpenAiModule implements Module {
    @Override
    public void configure(Binder binder) {}
}
