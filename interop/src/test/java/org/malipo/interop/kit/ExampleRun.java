package org.malipo.interop.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A program of a document at work, in a folder of its own, which it finds again when it is started again. */
public final class ExampleRun implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Example example;
    private final Process process;
    private final Path output;

    private ExampleRun(Example example, Process process, Path output) {
        this.example = example;
        this.process = process;
        this.output = output;
    }

    /** @param arguments behind the program's name */
    public static ExampleRun start(Example example, Path folder, Map<String, String> environment, String... arguments) {
        return start(example, example.command(), folder, environment, arguments);
    }

    /** Starts the page of a web server in PHP, as its document says. */
    public static ExampleRun serve(Example example, Path folder, Map<String, String> environment) {
        var address = "127.0.0.1:" + environment.get("PORT");
        return start(example, List.of("php", "-S", address, example.file()), folder, environment);
    }

    private static ExampleRun start(
            Example example, List<String> command, Path folder, Map<String, String> environment, String... arguments) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(example.file()), example.text());
            var output = Files.createTempFile(folder, "run", ".log");
            var line = new ArrayList<>(command);
            line.addAll(List.of(arguments));
            var builder = new ProcessBuilder(line)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            return new ExampleRun(example, builder.start(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return what it has printed so far} */
    public String printed() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it has printed something, for which it has to be alive. */
    public void awaitPrinted(String text) {
        Await.until(
                example + " to print " + text,
                PATIENCE,
                () -> {
                    var printed = printed();
                    assertThat(process.isAlive() || printed.contains(text))
                            .as(example + " ended and printed " + printed)
                            .isTrue();
                    return printed;
                },
                printed -> printed.contains(text));
    }

    /** {@return what it printed until it ended, which it has to do well} */
    public String result() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE))
                .as(example + " to end; it printed " + printed())
                .isTrue();
        assertThat(process.exitValue()).as(example + " printed " + printed()).isZero();
        return printed();
    }

    /** {@return how it ended} */
    public int status() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE)).as(example + " to end").isTrue();
        return process.exitValue();
    }

    /** Ends it, and the programs that it has started. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        process.onExit().join();
    }
}
