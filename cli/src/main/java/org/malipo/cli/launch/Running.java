package org.malipo.cli.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** A program that was started. */
public final class Running implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int LAST_LINES = 25;

    private final Program program;
    private final Process process;

    Running(Program program, Process process) {
        this.program = program;
        this.process = process;
    }

    /**
     * Waits until {@code ready} says so.
     *
     * @throws StartFailed if the program ends before, or takes too long
     */
    public void await(BooleanSupplier ready, Duration patience) {
        var deadline = System.nanoTime() + patience.toNanos();
        while (!ready.getAsBoolean()) {
            if (!process.isAlive()) {
                throw failure("ended with status " + process.exitValue());
            }
            if (System.nanoTime() > deadline) {
                throw failure("was not ready after " + patience.toSeconds() + " s");
            }
            pause();
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public CompletableFuture<?> onExit() {
        return process.onExit();
    }

    /** {@return what it printed, from the first start on} */
    public Path log() {
        return program.log();
    }

    public long pid() {
        return process.pid();
    }

    /** Ends it as a power cut would: no farewell. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        Stopping.stop(process.toHandle(), PATIENCE);
    }

    private StartFailed failure(String what) {
        return new StartFailed("The " + program.name() + " " + what + ". The end of " + log() + ":\n" + lastLines());
    }

    private String lastLines() {
        try {
            var lines = Files.readAllLines(log());
            List<String> end = lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
            return String.join("\n", end);
        } catch (IOException e) {
            return "(it can't be read: " + e.getMessage() + ")";
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailed("Interrupted while starting.");
        }
    }
}
