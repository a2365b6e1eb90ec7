/**
 * A far side that speaks OpenAI's Responses API: scripted turns out, strict about what comes in where the real one is
 * strict. Written by hand after the wire's description, with no line of the adapters it tests. Other APIs and anything
 * about assistants, threads or runs do not belong here.
 */
@NullMarked
package io.assistants4j.testkit.responses;

import org.jspecify.annotations.NullMarked;
