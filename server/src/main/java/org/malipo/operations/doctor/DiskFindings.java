package org.malipo.operations.doctor;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.springframework.core.env.Environment;

/** Whether the state folder has room, and is on something that keeps what it was given. */
record DiskFindings(Environment settings) implements Check {
    private static final Set<String> FORGETFUL = Set.of("tmpfs", "ramfs", "overlay");
    private static final long GIGABYTE = 1_000_000_000L;
    private static final int LOW_PERCENT = 15;

    @Override
    public List<Finding> findings() {
        var folder = Path.of(settings.getProperty("malipo.state", "data"))
                .toAbsolutePath()
                .normalize();
        try {
            var store = Files.getFileStore(existing(folder));
            return List.of(room(store, folder), kind(store, folder));
        } catch (IOException e) {
            return List.of(Finding.fail(
                    "disk-free",
                    "The state folder " + folder + " can't be looked at: " + e.getMessage(),
                    "Check its owner."));
        }
    }

    private static Finding room(FileStore store, Path folder) throws IOException {
        long free = store.getUsableSpace();
        var sentence = "Only " + free / GIGABYTE + " GB are left for " + folder + ".";
        if (free < GIGABYTE) {
            return Finding.fail("disk-free", sentence, "Free some space.");
        }
        return free * 100 / Math.max(1, store.getTotalSpace()) < LOW_PERCENT
                ? Finding.warn("disk-free", sentence, "Free some space, or move the folder.")
                : Finding.ok("disk-free", free / GIGABYTE + " GB are left for " + folder + ".");
    }

    private static Finding kind(FileStore store, Path folder) {
        return FORGETFUL.contains(store.type())
                ? Finding.warn(
                        "disk-kind",
                        "The state folder " + folder + " is on " + store.type() + ", which may forget it.",
                        "Name a folder on a disk in malipo.state.")
                : Finding.ok("disk-kind", "The state folder is on " + store.type() + ".");
    }

    private static Path existing(Path folder) {
        var parent = folder.getParent();
        return Files.exists(folder) || parent == null ? folder : existing(parent);
    }
}
