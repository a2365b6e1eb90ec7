package io.assistants4j.testkit.architecture.badhouse.local;

import io.assistants4j.testkit.architecture.badhouse.openai.OpenAiConfig;

/** An adapter that knows another. */
public record KnowsOpenAi(OpenAiConfig config) {}
