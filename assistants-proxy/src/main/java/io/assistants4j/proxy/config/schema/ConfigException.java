package io.assistants4j.proxy.config.schema;

import java.util.List;
import java.util.stream.Collectors;

/** A file that cannot be used; its message names everything that is wrong with it, a line each. */
public final class ConfigException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** This is wrong with the file. */
    public ConfigException(String file, List<Problem> problems) {
        super(file + " cannot be used:\n"
                + problems.stream()
                        .map(problem -> "  " + problem.file() + ":" + problem)
                        .collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** All that is wrong, in the order of the file. */
    public List<Problem> problems() {
        return problems;
    }
}
