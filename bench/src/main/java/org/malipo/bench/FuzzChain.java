package org.malipo.bench;

import java.util.List;
import java.util.concurrent.Callable;
import org.malipo.cli.launch.Installation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Has the server's own test of the way from node to invoices run with other seeds than the test run does. What it does and
 * how it judges lies with that test, so that there is one of it.
 */
@Command(
        name = "fuzz-chain",
        description =
                "Random payments, replacements, evictions, reorganisations and restarts; what the server holds must follow"
                        + " from the node alone. A seed that fails tells its steps.")
final class FuzzChain implements Callable<Integer> {
    @Option(names = "--seeds", description = "How many (${DEFAULT-VALUE}).")
    long seeds = 10_000;

    @Option(names = "--from", description = "The first (${DEFAULT-VALUE}).")
    long from = 1;

    @Override
    public Integer call() throws Exception {
        var home = Installation.ofEnvironment().home();
        long begin = System.nanoTime();
        int status = new ProcessBuilder(command(home.resolve("mvnw").toString()))
                .directory(home.toFile())
                .inheritIO()
                .start()
                .waitFor();
        System.out.printf(
                "seeds %d to %d: %s, %.0f s with building%n",
                from, from + seeds - 1, status == 0 ? "none differs" : "failed", (System.nanoTime() - begin) / 1e9);
        return status;
    }

    private List<String> command(String maven) {
        return List.of(
                maven,
                "--quiet",
                "--batch-mode",
                "-Dfast",
                "--projects",
                "server",
                "--also-make",
                "test",
                "-Dtest=ChainPropertyTests",
                "-Dsurefire.failIfNoSpecifiedTests=false",
                "-Dmalipo.fuzz.seeds=" + seeds,
                "-Dmalipo.fuzz.from=" + from);
    }
}
