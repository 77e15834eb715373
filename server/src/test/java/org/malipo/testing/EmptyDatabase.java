package org.malipo.testing;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
    private @Nullable String command;

    EmptyDatabase(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public void empty() {
        if (command == null) {
            command = command(jdbc.queryForList(TABLES, String.class));
        }
        jdbc.execute(command);
    }

    /**
     * As truncate does: waits for whoever writes, and heeds no references. But truncate makes all files of a table anew, which takes
     * longer for 64 tables than most tests do; so it is kept for those of more than a megabyte.
     */
    private static String command(List<String> tables) {
        return """
                do $$
                declare
                    name text;
                begin
                    lock table %s in access exclusive mode;
                    set local session_replication_role = replica;
                    foreach name in array array[%s] loop
                        if pg_relation_size(cast(name as regclass)) > 1048576 then
                            execute 'truncate ' || name || ' cascade';
                        elsif pg_relation_size(cast(name as regclass)) > 0 then
                            execute 'delete from ' || name;
                        end if;
                    end loop;
                end $$
                """.formatted(
                        String.join(", ", tables),
                        tables.stream().map(table -> "'" + table + "'").collect(Collectors.joining(", ")));
    }
}
