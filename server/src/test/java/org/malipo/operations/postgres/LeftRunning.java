package org.malipo.operations.postgres;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A process that starts a database and is then killed by a test. */
final class LeftRunning {
    private LeftRunning() {}

    public static void main(String[] arguments) throws InterruptedException {
        var server = EmbeddedPostgres.start(new PostgresSettings(Path.of(arguments[0]), 0, true));
        System.out.println("port " + server.port());
        new CountDownLatch(1).await();
    }
}
