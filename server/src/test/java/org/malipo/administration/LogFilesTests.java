package org.malipo.administration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.malipo.administration.LogFiles.LogFile;

/** Which files of the folder are logs, and how a long one is read from its end. */
class LogFilesTests {
    @TempDir
    private Path folder;

    @Test
    void areTheLogAndWhatItWasCutInto() throws IOException {
        write("malipo.log.2026-01-01.0", "old\n", 1_000);
        write("malipo.log", "new\n", 2_000);
        write("secret.key", "key\n", 3_000);
        write("malipo.logs", "no log\n", 3_000);
        Files.createSymbolicLink(folder.resolve("malipo.log.link"), folder.resolve("secret.key"));
        Files.createDirectory(folder.resolve("malipo.log.d"));

        assertThat(files().list()).extracting(LogFile::name).containsExactly("malipo.log", "malipo.log.2026-01-01.0");
    }

    @Test
    void areFoundByNameOnly() throws IOException {
        write("malipo.log", "new\n", 1_000);
        write("secret.key", "key\n", 1_000);

        for (var name : new String[] {"secret.key", "../malipo.log", "./malipo.log", "malipo.log/../secret.key", ""}) {
            assertThat(files().find(name)).as(name).isEmpty();
        }
        assertThat(files().find("malipo.log")).isPresent();
    }

    @Test
    void areReadBackwardsWithoutLosingALine() throws IOException {
        var text = new StringBuilder();
        for (int line = 0; line < 20_000; line++) {
            text.append("line ").append(line).append(" – ü\n");
        }
        write("malipo.log", text.toString(), 1_000);
        var log = files().find("malipo.log").orElseThrow();

        var read = new StringBuilder();
        long before = log.size();
        while (before > 0) {
            var lines = files().read(log, before);
            assertThat(lines.text()).startsWith("line ").endsWith("\n");
            read.insert(0, lines.text());
            before = lines.begin();
        }

        assertThat(read).hasToString(text.toString());
    }

    @Test
    void showALineThatIsLongerThanThePage() throws IOException {
        write("malipo.log", "x".repeat(200_000) + "\n", 1_000);
        var log = files().find("malipo.log").orElseThrow();

        assertThat(files().read(log, Long.MAX_VALUE).text()).hasSize(64 * 1024);
        assertThat(files().read(log, -1).text()).isEmpty();
    }

    @Test
    void areNoneWhereNothingIsWritten() throws IOException {
        assertThat(new LogFiles(new LogSettings(null)).list()).isEmpty();
    }

    private LogFiles files() {
        return new LogFiles(new LogSettings(folder.resolve("malipo.log")));
    }

    private void write(String name, String text, long changed) throws IOException {
        var file = Files.writeString(folder.resolve(name), text);
        Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(changed)));
    }
}
