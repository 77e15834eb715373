package org.malipo.operations.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.springframework.core.env.Environment;

/** Whether the key file is there and only its owner can read it. */
record KeyFileFindings(Environment settings) implements Check {
    private static final String CHECK = "key-open";

    @Override
    public List<Finding> findings() {
        var config = settings.getProperty("malipo.config", ".");
        var file = Path.of(settings.getProperty("malipo.keyfile", config + "/secret.key"))
                .toAbsolutePath()
                .normalize();
        try {
            return List.of(Files.exists(file) ? ofFile(file) : missing(file));
        } catch (IOException e) {
            return List.of(Finding.fail(
                    CHECK, "The key file " + file + " can't be read: " + e.getMessage(), "Check its owner."));
        }
    }

    private static Finding missing(Path file) {
        return Finding.note(CHECK, "There is no key file " + file + " yet; the first start makes it.");
    }

    private static Finding ofFile(Path file) throws IOException {
        var mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        if (!mode.endsWith("------")) {
            return Finding.fail(
                    CHECK, "The key file can be read by others (mode " + mode + ").", "Run: chmod 600 " + file);
        }
        return Files.isReadable(file)
                ? Finding.ok(CHECK, "The key file " + file + " can be read by its owner only. Keep a copy elsewhere.")
                : Finding.fail(CHECK, "The key file " + file + " can't be read.", "Give it to the server's user.");
    }
}
