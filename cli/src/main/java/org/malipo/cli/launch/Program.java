package org.malipo.cli.launch;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One of our programs as a process of its own: its output goes to a file, its number to another, so that a later start finds
 * it again when whoever started it was killed.
 *
 * @param mark a word of its command line that no other process has, for example its data folder
 */
public record Program(String name, List<String> command, Map<String, String> environment, Path folder, String mark) {
    private static final Path SETSID = Path.of("/usr/bin/setsid");
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final long LARGEST_LOG = 10L << 20;

    /** {@return the same program with more variables in its environment} */
    public Program withEnvironment(Map<String, String> variables) {
        return new Program(name, command, variables, folder, mark);
    }

    /**
     * {@return the same program, for minutes rather than days: what it runs is compiled quickly and not as well as can be, which
     * takes a third off the work of its start}
     */
    public Program forAWhile() {
        var quick = new ArrayList<>(command);
        quick.add(1, "-XX:TieredStopAtLevel=1");
        return new Program(name, List.copyOf(quick), environment, folder, mark);
    }

    /** Starts it; a process that an earlier start left behind is stopped first. */
    public Running start() throws IOException {
        Files.createDirectories(log().getParent());
        Files.createDirectories(pidFile().getParent());
        stopLeftBehind();
        turnLog();

        var builder = new ProcessBuilder(ownSession(command))
                .redirectErrorStream(true)
                .redirectInput(Redirect.from(new File("/dev/null")))
                .redirectOutput(Redirect.appendTo(log().toFile()));
        builder.environment().putAll(environment);
        var process = builder.start();
        Files.writeString(pidFile(), process.pid() + "\n");
        return new Running(this, process);
    }

    /** Ends the process of an earlier start if it still runs. */
    public void stopLeftBehind() {
        leftBehind().ifPresent(old -> Stopping.stop(old, PATIENCE));
    }

    private Optional<ProcessHandle> leftBehind() {
        return pidOnFile()
                .flatMap(ProcessHandle::of)
                .filter(ProcessHandle::isAlive)
                .filter(this::isOurs);
    }

    /** {@return the file with what it prints} */
    public Path log() {
        return folder.resolve("logs").resolve(name + ".log");
    }

    private Path pidFile() {
        return folder.resolve("run").resolve(name + ".pid");
    }

    /** A process number may have gone to a stranger since; the command line tells. */
    private boolean isOurs(ProcessHandle process) {
        try {
            var line = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "cmdline"));
            return line.contains(mark);
        } catch (IOException _) {
            return process.info().commandLine().orElse("").contains(mark);
        }
    }

    private Optional<Long> pidOnFile() {
        try {
            return Optional.of(Long.valueOf(Files.readString(pidFile()).strip()));
        } catch (IOException | NumberFormatException _) {
            return Optional.empty();
        }
    }

    private void turnLog() throws IOException {
        if (Files.exists(log()) && Files.size(log()) > LARGEST_LOG) {
            Files.move(log(), log().resolveSibling(name + ".log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** In a session of its own, so that Ctrl-C reaches only the one who started it, who then stops things in order. */
    private static List<String> ownSession(List<String> command) {
        if (!Files.isExecutable(SETSID)) {
            return command;
        }
        var wrapped = new ArrayList<>(List.of(SETSID.toString()));
        wrapped.addAll(command);
        return wrapped;
    }
}
