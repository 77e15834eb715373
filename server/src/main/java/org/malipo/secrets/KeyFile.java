package org.malipo.secrets;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The file that holds the master keys, one to a line. Only its owner may read it. */
record KeyFile(Path path) {
    private static final Set<PosixFilePermission> OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    boolean exists() {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    /** @throws KeyRefusal if others may read the file, or if it is not one of ours */
    List<MasterKey> read() {
        try {
            var permissions = Files.getPosixFilePermissions(path);
            if (!OWNER.containsAll(permissions)) {
                throw new KeyRefusal("The key file " + path + " can be read by others (mode "
                        + PosixFilePermissions.toString(permissions) + "); run: chmod 600 " + path);
            }
            var keys = Files.readAllLines(path).stream()
                    .filter(line -> !line.isBlank())
                    .map(MasterKey::parse)
                    .toList();
            if (keys.isEmpty()) {
                throw new KeyRefusal("The key file " + path + " is empty. Put the right file in its place.");
            }
            return keys;
        } catch (IOException e) {
            throw new KeyRefusal("The key file " + path + " can't be read: " + e.getMessage(), e);
        }
    }

    /** Writes the keys beside the file, to the disk, and then puts them in its place. */
    void write(List<MasterKey> keys) {
        var part = path.resolveSibling(path.getFileName() + ".part");
        try {
            if (path.getParent() != null) {
                Files.createDirectories(path.getParent());
            }
            Files.deleteIfExists(part);
            Files.createFile(part, PosixFilePermissions.asFileAttribute(OWNER));
            var text = keys.stream().map(MasterKey::line).collect(Collectors.joining("\n", "", "\n"));
            Files.writeString(part, text, StandardCharsets.UTF_8);
            try (var channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(part, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new KeyRefusal("The key file " + path + " can't be written: " + e, e);
        }
    }
}
