package io.assistants4j.astra;

import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.value.Secret;
import java.util.Map;

/**
 * A run as the server is asked for it.
 *
 * @param request what stands in the body
 * @param headers what is said of its model
 */
record RunCall(NewRun request, Map<String, Secret> headers) {}
