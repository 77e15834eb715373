package org.malipo.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The benchmarks behind {@code ./malipo bench}. Each starts what it measures and prints figures and ratios of one run. */
@Command(
        name = "malipo bench",
        mixinStandardHelpOptions = true,
        subcommands = {
            StartBench.class,
            LiveBench.class,
            WebhooksBench.class,
            TrackerBench.class,
            InvoicesBench.class,
            KeysBench.class,
            ListBench.class,
            WalletBench.class,
            FiltersBench.class,
            RescanBench.class,
            FuzzChain.class
        },
        description = "Benchmarks of Malipo.")
final class Bench {
    private Bench() {}

    static void main(String... arguments) {
        System.exit(new CommandLine(new Bench()).execute(arguments));
    }
}
