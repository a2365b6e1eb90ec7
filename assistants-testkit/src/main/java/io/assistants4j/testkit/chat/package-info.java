/**
 * A far side that speaks the Chat Completions API: scripted answers out, strict about what comes in where OpenAI is strict,
 * and odd on request, as the many servers after it are. Written by hand after the wire's description, with no line of the
 * adapters it tests. Other APIs and anything about assistants, threads or runs do not belong here.
 */
@NullMarked
package io.assistants4j.testkit.chat;

import org.jspecify.annotations.NullMarked;
