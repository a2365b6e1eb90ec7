package io.assistants4j.proxy.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code assistants}. */
@Command(
        name = "assistants",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Serves the OpenAI Assistants v2 API.",
        subcommands = {
            ServeCommand.class,
            QuickstartCommand.class,
            ConfigCommand.class,
            KeyCommand.class,
            UsageCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Exit codes: 0 done, 1 cannot start, 2 wrong option or configuration.",
            "Help on a command: assistants COMMAND --help"
        })
public final class Main {
    private static final int CANNOT_START = 1;
    private static final int WRONG_INPUT = 2;

    private Main() {}

    /** Runs one command and ends the JVM with its exit code. */
    public static void main(String[] args) {
        int code = run(new PrintWriter(System.out, true, UTF_8), new PrintWriter(System.err, true, UTF_8), args);
        System.exit(code);
    }

    static int run(PrintWriter out, PrintWriter err, String... args) {
        CommandLine line = new CommandLine(new Main()).setOut(out).setErr(err);
        line.setParameterExceptionHandler((failure, given) -> {
            err.println("assistants: " + failure.getMessage());
            err.println("Try '" + failure.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
            return WRONG_INPUT;
        });
        line.setExecutionExceptionHandler((failure, command, result) -> {
            err.println("assistants: " + failure.getMessage());
            return failure instanceof IllegalArgumentException ? WRONG_INPUT : CANNOT_START;
        });
        if (args.length == 0) {
            line.usage(out);
            return WRONG_INPUT;
        }
        return line.execute(args);
    }
}
