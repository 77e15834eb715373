package org.malipo.cli.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs are found again by the next start, and strangers are left alone. */
class ProgramTests {
    @TempDir
    Path folder;

    @Test
    void stopsWhatAnEarlierStartLeftBehind() throws Exception {
        var program = program("sleep 600; true");
        try (var first = program.start();
                var second = program.start()) {
            assertThat(first.isAlive()).isFalse();
            assertThat(second.isAlive()).isTrue();
        }
    }

    @Test
    void leavesAStrangerAloneWhoGotTheNumber() throws Exception {
        var stranger = new ProcessBuilder("sleep", "600").start();
        try {
            Files.createDirectories(folder.resolve("run"));
            Files.writeString(folder.resolve("run/thing.pid"), stranger.pid() + "\n");

            program("sleep 600; true").stopLeftBehind();

            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void saysWhatTheProgramSaidWhenItEndsEarly() throws Exception {
        try (var running = program("echo no disk left; exit 3").start()) {
            assertThatThrownBy(() -> running.await(() -> false, Duration.ofSeconds(20)))
                    .isInstanceOf(StartFailed.class)
                    .hasMessageContaining("thing ended with status 3")
                    .hasMessageContaining("no disk left");
        }
    }

    @Test
    void killsWhatDoesNotListen() throws Exception {
        var stubborn = program("trap '' TERM; echo ready; while true; do sleep 0.1; done")
                .start();
        stubborn.await(() -> printed("ready"), Duration.ofSeconds(20));

        Stopping.stop(ProcessHandle.of(stubborn.pid()).orElseThrow(), Duration.ofMillis(300));

        assertThat(stubborn.isAlive()).isFalse();
    }

    private boolean printed(String text) {
        try {
            return Files.readString(folder.resolve("logs/thing.log")).contains(text);
        } catch (IOException _) {
            return false;
        }
    }

    private Program program(String script) {
        var mark = folder.toString();
        return new Program("thing", List.of("bash", "-c", script + " # " + mark, mark), Map.of(), folder, mark);
    }
}
