package org.malipo.testing;

import java.util.stream.Collectors;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.JdbcTemplate;

/** Empties the tables that hold what people and programs have made, for tests that need a server as new. */
@TestComponent
public class EmptyDatabase {
    private static final String TABLES = """
            select table_name from information_schema.tables
            where table_schema = 'public' and table_type = 'BASE TABLE'
              and table_name not in ('flyway_schema_history', 'lease', 'event_stamp', 'event_cursor', 'scheduled_tasks',
                'account_role')
              and table_name not like 'secret_%' and table_name not like 'audit_%'
            """;

    private final JdbcTemplate jdbc;

    EmptyDatabase(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public void empty() {
        var tables = jdbc.queryForList(TABLES, String.class).stream().collect(Collectors.joining(", "));
        jdbc.execute("truncate " + tables + " cascade");
    }
}
