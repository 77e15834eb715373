package org.malipo.operations.database;

import org.jspecify.annotations.Nullable;
import org.malipo.operations.postgres.EmbeddedPostgres;

/**
 * The server's database.
 *
 * @param owner changes the schema, and does nothing else
 * @param application reads and writes rows
 */
record Database(
        DatabaseAccount owner,
        DatabaseAccount application,
        @Nullable EmbeddedPostgres embedded) implements AutoCloseable {
    @Override
    public void close() {
        if (embedded != null) {
            embedded.close();
        }
    }
}
