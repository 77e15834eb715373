package org.malipo.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LightFilesTests {
    @Test
    @EnabledOnOs(OS.LINUX)
    void leavesNothingOpenWhenOneOfThemCantBe(@TempDir Path folder) throws IOException {
        Files.createDirectory(folder.resolve("filter-headers"));

        assertThatThrownBy(() -> LightFiles.open(folder)).isInstanceOf(IOException.class);

        try (var open = Files.list(Path.of("/proc/self/fd"))) {
            assertThat(open.filter(file -> leadsInto(file, folder))).isEmpty();
        }
    }

    private static boolean leadsInto(Path file, Path folder) {
        try {
            return Files.readSymbolicLink(file).startsWith(folder);
        } catch (IOException _) {
            return false; // closed meanwhile
        }
    }
}
