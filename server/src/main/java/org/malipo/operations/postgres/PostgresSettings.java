package org.malipo.operations.postgres;

import java.nio.file.Path;

/**
 * @param folder holds the programs, the data and the superuser's password; made when missing
 * @param port on loopback; 0 takes a free one at the first start and keeps it
 * @param durable whether a commit survives a power cut; only tests may do without
 */
public record PostgresSettings(Path folder, int port, boolean durable) {
    PostgresSettings onPort(int found) {
        return new PostgresSettings(folder, found, durable);
    }
}
