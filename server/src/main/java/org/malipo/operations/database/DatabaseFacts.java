package org.malipo.operations.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * What a PostgreSQL server says of itself.
 *
 * @param now its clock
 */
public record DatabaseFacts(
        String version,
        int number,
        String encoding,
        boolean standby,
        boolean fsync,
        boolean fullPageWrites,
        boolean synchronousCommit,
        Instant now) {
    private static final int OLDEST = 150_000;
    private static final String QUERY = """
            select current_setting('server_version'), cast(current_setting('server_version_num') as int),
                   pg_encoding_to_char(encoding), pg_is_in_recovery(),
                   current_setting('fsync') = 'on', current_setting('full_page_writes') = 'on',
                   current_setting('synchronous_commit') <> 'off', clock_timestamp()
            from pg_database
            where datname = current_database()
            """;

    public static DatabaseFacts of(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(QUERY)) {
            row.next();
            return new DatabaseFacts(
                    row.getString(1),
                    row.getInt(2),
                    row.getString(3),
                    row.getBoolean(4),
                    row.getBoolean(5),
                    row.getBoolean(6),
                    row.getBoolean(7),
                    row.getObject(8, OffsetDateTime.class).toInstant());
        }
    }

    /** {@return why the server can't work with it, a sentence each} */
    public List<String> refusals() {
        var refusals = new ArrayList<String>();
        if (number < OLDEST) {
            refusals.add("PostgreSQL " + version + " is too old; 15 or newer is needed.");
        }
        if (!encoding.equals("UTF8")) {
            refusals.add("The database must use UTF8, it uses " + encoding + ".");
        }
        if (standby) {
            refusals.add("This server is a standby.");
        }
        return refusals;
    }

    /** {@return why a payment that was told may be lost in a power cut, a sentence each} */
    public List<String> unsafe() {
        var unsafe = new ArrayList<String>();
        addUnless(fsync, "fsync", unsafe);
        addUnless(fullPageWrites, "full_page_writes", unsafe);
        addUnless(synchronousCommit, "synchronous_commit", unsafe);
        return unsafe;
    }

    private static void addUnless(boolean on, String setting, List<String> unsafe) {
        if (!on) {
            unsafe.add("PostgreSQL runs with " + setting + "=off: a power cut may lose payments.");
        }
    }
}
