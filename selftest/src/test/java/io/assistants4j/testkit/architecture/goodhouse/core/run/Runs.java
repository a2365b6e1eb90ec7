package io.assistants4j.testkit.architecture.goodhouse.core.run;

import java.time.Clock;
import java.time.Instant;

/** A port. */
public interface Runs {
    Run find(String id, Instant deadline, Clock clock);
}
