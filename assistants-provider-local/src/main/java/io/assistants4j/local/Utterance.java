package io.assistants4j.local;

/** One text of the conversation and who said it. */
record Utterance(Speaker speaker, String text) {}
