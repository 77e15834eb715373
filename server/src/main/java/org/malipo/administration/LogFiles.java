package org.malipo.administration;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The server's log file, and the older ones that it was cut into. A file is chosen among those that are there; no name
 * that somebody typed becomes a path.
 */
@Component
class LogFiles {
    private static final int WINDOW = 64 * 1024;

    private final @Nullable Path file;

    LogFiles(LogSettings settings) {
        this.file = settings.file() == null ? null : settings.file().toAbsolutePath();
    }

    /** @param size in bytes */
    record LogFile(String name, Path path, long size, Instant changedAt) {}

    /**
     * Some lines of a file.
     *
     * @param begin offset in the file of their first byte; older lines end there
     */
    record Excerpt(String text, long begin) {}

    /** {@return whether the server writes a log file at all} */
    boolean isOn() {
        return file != null;
    }

    /** {@return what is there, newest first} */
    List<LogFile> list() throws IOException {
        var folder = file == null ? null : file.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return List.of();
        }
        try (var entries = Files.list(folder)) {
            return entries.flatMap(entry -> logFile(entry).stream())
                    .sorted(Comparator.comparing(LogFile::changedAt).reversed().thenComparing(LogFile::name))
                    .toList();
        }
    }

    Optional<LogFile> find(String name) throws IOException {
        return list().stream().filter(known -> known.name().equals(name)).findFirst();
    }

    /** {@return whole lines that end before that offset, as many as fit} */
    Excerpt read(LogFile log, long before) throws IOException {
        long end = Math.clamp(before, 0, log.size());
        long begin = Math.max(0, end - WINDOW);
        var bytes = ByteBuffer.allocate(Math.toIntExact(end - begin));
        try (var channel = FileChannel.open(log.path(), StandardOpenOption.READ)) {
            while (bytes.hasRemaining() && channel.read(bytes, begin + bytes.position()) >= 0) {
                // reads on until the window is full or the file ends
            }
        }
        int first = begin == 0 ? 0 : afterFirstBreak(bytes);
        var text = new String(bytes.array(), first, bytes.position() - first, StandardCharsets.UTF_8);
        return new Excerpt(text, begin + first);
    }

    InputStream open(LogFile log) throws IOException {
        return Files.newInputStream(log.path());
    }

    /** A line that is longer than the window is shown in pieces. */
    private static int afterFirstBreak(ByteBuffer bytes) {
        for (int at = 0; at < bytes.position() - 1; at++) {
            if (bytes.get(at) == '\n') {
                return at + 1;
            }
        }
        return 0;
    }

    private Optional<LogFile> logFile(Path entry) {
        var name = String.valueOf(entry.getFileName());
        var own = file == null ? "" : String.valueOf(file.getFileName());
        if (!name.equals(own) && !name.startsWith(own + ".")) {
            return Optional.empty();
        }
        try {
            var facts = Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            var changedAt = facts.lastModifiedTime().toInstant();
            return facts.isRegularFile()
                    ? Optional.of(new LogFile(name, entry, facts.size(), changedAt))
                    : Optional.empty();
        } catch (IOException _) {
            return Optional.empty(); // it was taken away since the folder was read
        }
    }
}
