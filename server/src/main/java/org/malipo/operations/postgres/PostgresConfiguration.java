package org.malipo.operations.postgres;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** The settings of the embedded server, in a file of ours that its own file includes last. */
final class PostgresConfiguration {
    private static final int CONNECTIONS = 100;
    /** What is not durable serves tests, and many servers at once. */
    private static final int CONNECTIONS_OF_TESTS = 400;

    private static final String INCLUDE = "include = 'malipo.conf'";

    private PostgresConfiguration() {}

    static void write(Path data, int port, boolean durable) throws IOException {
        Files.writeString(data.resolve("malipo.conf"), text(port, durable));
        var main = data.resolve("postgresql.conf");
        var lines = Files.readString(main);
        if (!lines.contains(INCLUDE)) {
            Files.writeString(main, lines + "\n" + INCLUDE + "\n");
        }
    }

    private static String text(int port, boolean durable) {
        return """
                # Written at each start; changes here are lost.
                listen_addresses = '127.0.0.1'
                unix_socket_directories = ''
                port = %1$d
                fsync = %2$s
                synchronous_commit = %2$s
                full_page_writes = %2$s
                max_connections = %4$d
                shared_buffers = %3$dMB
                max_wal_size = 1GB
                checkpoint_timeout = 15min
                wal_level = replica
                max_wal_senders = 2
                max_slot_wal_keep_size = 2GB
                jit = off
                ssl = off
                timezone = 'UTC'
                log_timezone = 'UTC'
                log_parameter_max_length = 0
                log_parameter_max_length_on_error = 0
                log_statement = none
                log_min_duration_statement = 1s
                idle_in_transaction_session_timeout = 60s
                logging_collector = on
                log_directory = 'log'
                log_filename = 'postgresql-%%a.log'
                log_truncate_on_rotation = on
                log_rotation_age = 1d
                log_rotation_size = 0
                """.formatted(
                        port, durable ? "on" : "off", sharedBuffersMb(), durable ? CONNECTIONS : CONNECTIONS_OF_TESTS);
    }

    /** A sixteenth of the machine's memory, 64 to 512 MB. */
    private static long sharedBuffersMb() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return Math.clamp(system.getTotalMemorySize() / 16 / 1024 / 1024, 64, 512);
    }
}
