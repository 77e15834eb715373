package org.malipo.interop.kit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.malipo.cli.launch.Installation;

/** {@code ./malipo} as a person calls it, with one data folder. It runs what is built already. */
public final class Malipo {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path script;
    private final Path data;

    public Malipo(Path data) {
        this(Installation.ofEnvironment().home().resolve("malipo"), data);
    }

    private Malipo(Path script, Path data) {
        this.script = script;
        this.data = data;
    }

    /** What a command said, and how it ended. */
    public record Outcome(int status, String output, String complaint) {}

    /** {@return the same, called by another name} */
    public Malipo through(Path link) {
        try {
            return new Malipo(Files.createSymbolicLink(link, script), data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a command that ends by itself. */
    public Outcome run(String... arguments) {
        try {
            var output = Files.createTempFile("malipo", ".out");
            var complaint = Files.createTempFile("malipo", ".err");
            var process = command(arguments)
                    .redirectOutput(output.toFile())
                    .redirectError(complaint.toFile())
                    .start();
            process.waitFor(PATIENCE);
            var outcome = new Outcome(process.exitValue(), Files.readString(output), Files.readString(complaint));
            Files.delete(output);
            Files.delete(complaint);
            return outcome;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Starts a sandbox and returns once it says that it is ready. */
    public RunningSandbox sandbox(int port, String... options) {
        var output = data.resolveSibling("sandbox.log");
        try {
            Files.deleteIfExists(output);
            var arguments = Stream.concat(
                    Stream.of("sandbox", "--port", Integer.toString(port), "--data", data.toString()),
                    Stream.of(options));
            var process = command(arguments.toArray(String[]::new))
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.to(output.toFile()))
                    .start();
            var sandbox = new RunningSandbox(process, data, output);
            sandbox.awaitReady(PATIENCE);
            return sandbox;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a server on a machine that has no name server, and returns once it answers. */
    public LoneServer server(String... options) {
        DatabasePrograms.give(data.resolve("postgres"));
        int port = TestPorts.next();
        var arguments = Stream.of(
                Stream.of("server"),
                Stream.of(options),
                Stream.of("--malipo.http.port=" + port, "--malipo.management.port=" + TestPorts.next()));
        var builder = command(arguments.flatMap(Function.identity()).toArray(String[]::new));
        builder.environment().put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -Djdk.net.hosts.file=/etc/hosts");
        var server = LoneServer.start(builder, port, data.resolveSibling("server.log"));
        DatabasePrograms.keep(data.resolve("postgres"));
        return server;
    }

    /** {@return what a line for the shell prints} */
    public static String shell(String line) {
        try {
            var process = new ProcessBuilder("bash", "-c", line)
                    .redirectError(Redirect.INHERIT)
                    .start();
            var output = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(line + " ended with status " + process.exitValue());
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private ProcessBuilder command(String... arguments) {
        var command = Stream.concat(Stream.of(script.toString()), Stream.of(arguments))
                .toList();
        var builder = new ProcessBuilder(List.copyOf(command))
                .directory(Objects.requireNonNull(data.getParent()).toFile());
        var environment = builder.environment();
        environment.remove("MALIPO_HOME"); // the script finds it by itself
        environment.put("MALIPO_BUILD", "never");
        environment.put("MALIPO_DATA", data.toString());
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        return builder;
    }
}
