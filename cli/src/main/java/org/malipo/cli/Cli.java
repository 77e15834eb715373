package org.malipo.cli;

import java.util.List;
import org.malipo.cli.bitcoin.BitcoinCli;
import org.malipo.cli.bridge.HwiBridgeCommand;
import org.malipo.cli.launch.Installation;
import org.malipo.cli.launch.StartFailed;
import org.malipo.cli.sandbox.DataFolder;
import org.malipo.cli.sandbox.PayCommand;
import org.malipo.cli.sandbox.SandboxCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands behind ./malipo that need Java. */
@Command(
        name = "malipo",
        mixinStandardHelpOptions = true,
        subcommands = {SandboxCommand.class, PayCommand.class, HwiBridgeCommand.class},
        description = "A self-hosted Bitcoin payment server.")
final class Cli {
    private Cli() {}

    static void main(String... arguments) {
        // Of a name of its own, as other programs' logback.xml may lie on the same class path.
        System.setProperty("logback.configurationFile", "org/malipo/cli/logback.xml");
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) {
        if (!arguments.isEmpty() && arguments.getFirst().equals("bitcoin-cli")) {
            return bitcoinCli(
                    arguments.subList(1, arguments.size())); // its options have bitcoin-cli's form, not picocli's
        }
        return new CommandLine(new Cli())
                .setExecutionExceptionHandler((error, _, _) -> failed(error))
                .execute(arguments.toArray(String[]::new));
    }

    /** What a person can mend is told in a sentence; anything else with its trace. */
    private static int failed(Exception error) throws Exception {
        if (!(error instanceof StartFailed)) {
            throw error;
        }
        System.err.println(error.getMessage());
        return 1;
    }

    private static int bitcoinCli(List<String> arguments) {
        var file = DataFolder.usual(Installation.ofEnvironment()).file();
        if (file.isEmpty()) {
            System.err.println("error: there is no sandbox yet; start one with ./malipo sandbox");
            return 1;
        }
        return new BitcoinCli(file.get().node(), System.out, System.err).run(arguments);
    }
}
