package org.malipo.operations.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * A PostgreSQL server of our own on loopback. Starting it makes what is missing; a server that a killed process left
 * running is taken over; a data folder of another major version is refused and not touched. Closing it stops the server.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    /** Below the ports that the system lends to outgoing connections, so that it is free at the next start as well. */
    private static final int FIRST_PORT = 20_000;

    private static final int END_PORT = 32_000;
    private static final int TRIES = 1_000;
    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final Duration ORPHANS = Duration.ofSeconds(60);
    private static final Duration START = Duration.ofMinutes(10);
    static final String ADMIN = "malipo_admin";

    private final Path data;
    private final Programs programs;
    private final FileChannel lock;
    private final String adminPassword;
    private final int port;
    private final PostgresWatch watch;

    private EmbeddedPostgres(
            Path data, Programs programs, FileChannel lock, String adminPassword, PostgresSettings settings, int port) {
        this.data = data;
        this.programs = programs;
        this.lock = lock;
        this.adminPassword = adminPassword;
        this.port = port;
        this.watch = new PostgresWatch(
                () -> Postmaster.of(data).isPresent(), () -> running(data, programs, settings.onPort(port)));
    }

    /** @throws PostgresRefusal with a sentence for the operator if it can't be started */
    public static EmbeddedPostgres start(PostgresSettings settings) {
        var folder = settings.folder().toAbsolutePath().normalize();
        try {
            Files.createDirectories(folder);
            var lock = lock(folder);
            try {
                return started(settings, folder, lock);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new PostgresRefusal("The database in " + folder + " could not be started: " + e, e);
        }
    }

    private static EmbeddedPostgres started(PostgresSettings settings, Path folder, FileChannel lock)
            throws IOException {
        var user = ServiceUser.find();
        var programs = new Programs(PostgresBundle.unpackInto(folder), user);
        var password = Secret.keptIn(folder.resolve("admin.secret"));
        var data = folder.resolve("data");
        user.give(folder);
        prepare(data, programs, password);
        int port = running(data, programs, settings);
        return new EmbeddedPostgres(data, programs, lock, password, settings, port);
    }

    public String adminUser() {
        return ADMIN;
    }

    public String adminPassword() {
        return adminPassword;
    }

    /** {@return the JDBC address of one of its databases} */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public int port() {
        return port;
    }

    /** Stops the server; connections that are still open are cut. */
    @Override
    public void close() {
        watch.close();
        try {
            programs.run(60, "pg_ctl", "stop", "-D", data.toString(), "-m", "fast", "-w", "-t", "30");
        } catch (PostgresRefusal e) {
            log.warn("PostgreSQL did not stop in time; the next start recovers: {}", e.getMessage());
            programs.run(30, "pg_ctl", "stop", "-D", data.toString(), "-m", "immediate", "-w", "-t", "15");
        } finally {
            unlock();
        }
    }

    private void unlock() {
        try {
            lock.close();
        } catch (IOException e) {
            log.warn("The lock of the database's folder could not be given back: {}", e.getMessage());
        }
    }

    /** The lock lives as long as this process and its open file. */
    private static FileChannel lock(Path folder) throws IOException {
        var channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw new PostgresRefusal("Another Malipo process runs the database in " + folder + ".");
        }
        return channel;
    }

    private static void prepare(Path data, Programs programs, String password) throws IOException {
        var version = data.resolve("PG_VERSION");
        if (Files.exists(version)) {
            refuseOtherVersion(Integer.parseInt(Files.readString(version).strip()), programs.majorVersion());
        } else if (Files.exists(data) && !isEmpty(data)) {
            throw new PostgresRefusal("The folder " + data + " is not empty and holds no database; it is left alone.");
        } else {
            initialise(data, programs, password);
        }
    }

    private static void refuseOtherVersion(int found, int ours) {
        if (found != ours) {
            throw new PostgresRefusal("The data folder is of PostgreSQL " + found + ", this release brings " + ours
                    + ". Use a release with PostgreSQL " + found + "; the folder was not touched.");
        }
    }

    /** Made beside its place and then moved there, so that a start that was cut off leaves nothing half made. */
    private static void initialise(Path data, Programs programs, String password) throws IOException {
        var part = data.resolveSibling("data.part");
        FileSystemUtils.deleteRecursively(part);
        Files.createDirectories(part);
        var passwordFile = Files.writeString(data.resolveSibling("initdb.secret"), password);
        try {
            Files.setPosixFilePermissions(passwordFile, PosixFilePermissions.fromString("rw-------"));
            programs.user().give(passwordFile);
            programs.user().give(part);
            programs.run(
                    300,
                    "initdb",
                    "-D",
                    part.toString(),
                    "-U",
                    ADMIN,
                    "-A",
                    "scram-sha-256",
                    "--pwfile",
                    passwordFile.toString(),
                    "-E",
                    "UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--no-instructions");
        } finally {
            Files.delete(passwordFile);
        }
        Files.deleteIfExists(data);
        Files.move(part, data);
    }

    private static int running(Path data, Programs programs, PostgresSettings settings) throws IOException {
        var left = Postmaster.of(data);
        if (left.isPresent()) {
            log.info(
                    "PostgreSQL still runs from before (pid {}); taking it over",
                    left.get().pid());
            return awaitReady(data);
        }
        Orphans.awaitNone(data, ORPHANS);
        Files.deleteIfExists(data.resolve("postmaster.pid"));
        int port = settings.port() != 0 ? settings.port() : keptPort(data.resolveSibling("port"));
        PostgresConfiguration.write(data, port, settings.durable());
        programs.user().give(data);
        // pg_ctl puts the server into a session of its own, so that a Ctrl-C in the terminal reaches us and not it.
        var log = data.resolve("start.log").toString();
        programs.run(START.toSeconds(), "pg_ctl", "start", "-D", data.toString(), "-l", log, "-w", "-t", "590");
        return port;
    }

    private static int awaitReady(Path data) {
        long deadline = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < deadline) {
            var postmaster = Postmaster.of(data);
            if (postmaster.isPresent() && postmaster.get().ready()) {
                return postmaster.get().port();
            }
            pause();
        }
        throw new PostgresRefusal("PostgreSQL was not ready within " + START.toSeconds() + " s.");
    }

    static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(20));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PostgresRefusal("The start of PostgreSQL was interrupted.", e);
        }
    }

    /** A port that was free at the first start; kept, so that tools of the operator find it again. */
    private static int keptPort(Path file) throws IOException {
        if (Files.exists(file)) {
            return Integer.parseInt(Files.readString(file).strip());
        }
        int port = ThreadLocalRandom.current()
                .ints(FIRST_PORT, END_PORT)
                .limit(TRIES)
                .filter(EmbeddedPostgres::isFree)
                .findFirst()
                .orElseThrow(
                        () -> new PostgresRefusal("No port is free for PostgreSQL; name one by malipo.postgres.port."));
        Files.writeString(file, Integer.toString(port));
        return port;
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }
}
