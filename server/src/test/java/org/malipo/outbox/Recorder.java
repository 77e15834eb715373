package org.malipo.outbox;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Notes what it is told in a table, in the transaction that moves its cursor. */
final class Recorder implements EventConsumer {
    static final String TYPE = "test.noted";
    private static final String TABLE = """
            create table if not exists noted (
                id       bigint generated always as identity primary key,
                position bigint not null,
                subject  text   not null,
                number   int    not null
            )
            """;

    private volatile @Nullable JdbcClient jdbc;
    private volatile @Nullable String poison;

    /** An event as it was noted. */
    record Note(long position, String subject, int number) {}

    /** Writes through the connections of that process, as its consumers do. */
    Recorder of(LogProcess process) {
        process.jdbc.sql(TABLE).update();
        jdbc = process.jdbc;
        return this;
    }

    /** Fails at events of this subject from now on; null ends that. */
    void failAt(@Nullable String subject) {
        poison = subject;
    }

    @Override
    public String name() {
        return "recorder";
    }

    @Override
    public Set<String> types() {
        return Set.of(TYPE);
    }

    @Override
    public void handle(Event event) {
        if (event.subject().equals(poison)) {
            throw new IllegalStateException("This event is poison");
        }
        var database = jdbc;
        if (database == null) {
            throw new IllegalStateException("Nobody said where to write");
        }
        database.sql("""
                insert into noted (position, subject, number)
                values (:position, :subject, cast(cast(:payload as json) ->> 'number' as int))
                """)
                .param("position", event.position())
                .param("subject", event.subject())
                .param("payload", event.payload())
                .update();
    }

    /** {@return what was noted, in the order of noting} */
    static List<Note> notes(LogProcess process) {
        return process.jdbc
                .sql("select position, subject, number from noted order by id")
                .query(Note.class)
                .list();
    }
}
