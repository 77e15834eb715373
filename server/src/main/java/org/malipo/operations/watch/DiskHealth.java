package org.malipo.operations.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Whether there is room left for what must survive a restart. */
@Component("diskHealthIndicator")
class DiskHealth extends AbstractHealthIndicator {
    /** Below this PostgreSQL may soon be unable to write its log. */
    private static final long FULL = 200L << 20;

    private final Path state;

    DiskHealth(Environment environment) {
        super("The free space can't be read");
        this.state = Path.of(environment.getProperty("malipo.state", "data")).toAbsolutePath();
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) throws IOException {
        var free = freeBytes(state);
        builder.status(free < FULL ? "DOWN" : "UP").withDetail("free", free);
    }

    /** {@return what the file system has left that holds the folder, or will hold it once it is made} */
    static long freeBytes(Path folder) throws IOException {
        var parent = folder.getParent();
        return Files.exists(folder) || parent == null
                ? Files.getFileStore(folder).getUsableSpace()
                : freeBytes(parent);
    }
}
