package org.malipo.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands behind ./malipo that need Java. */
@Command(
        name = "malipo",
        mixinStandardHelpOptions = true,
        subcommands = {},
        description = "A self-hosted Bitcoin payment server.")
final class Cli {
    private Cli() {}

    static void main(String... arguments) {
        System.exit(new CommandLine(new Cli()).execute(arguments));
    }
}
