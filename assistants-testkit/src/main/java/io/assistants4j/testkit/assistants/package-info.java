/**
 * A far side that speaks the Assistants API v2: it keeps assistants, threads, messages, runs and steps in memory, its runs go on by
 * themselves as they are scripted, and it is strict about what comes in where the real one was strict. Written by hand after the
 * wire's description, with no line of the adapters it tests. Files, vector stores and other APIs do not belong here.
 */
@NullMarked
package io.assistants4j.testkit.assistants;

import org.jspecify.annotations.NullMarked;
