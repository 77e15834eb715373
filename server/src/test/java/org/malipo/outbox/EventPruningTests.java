package org.malipo.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.testing.TestPostgres;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Old events go, and nothing that somebody has still to read. */
class EventPruningTests {
    private static final EventSettings SETTINGS = new EventSettings(Duration.ofDays(90));
    private static final List<String> CONSUMERS = List.of("webhooks", "letters");

    private JdbcClient jdbc;
    private StoreEventTable table;

    @BeforeEach
    void makeALog() {
        var process = new LogProcess(TestPostgres.newDatabase(), new Recorder());
        jdbc = process.jdbc;
        table = new StoreEventTable(jdbc);
        IntStream.rangeClosed(1, 2_500).forEach(position -> append(position, position <= 2_400 ? 91 : 1));
        jdbc.sql("update event_stamp set last_position = 2500").update();
        moveTo("webhooks", 2_500);
        moveTo("letters", 2_500);
    }

    @Test
    void removesWhatIsPastItsTime() {
        prune();

        assertThat(left()).isEqualTo(100);
        assertThat(table.prunedThrough("one")).isEqualTo(OptionalLong.of(2_400));
        assertThat(table.prunedThrough("two")).isEqualTo(OptionalLong.of(2_399));
        assertThat(table.prunedThrough("three")).isEmpty();
        assertThat(table.list("one", 0, Long.MAX_VALUE, List.of(), 10)
                        .getFirst()
                        .position())
                .isEqualTo(2_402);
    }

    @Test
    void neverPassesAConsumer() {
        moveTo("letters", 1_700);

        prune();

        assertThat(left()).isEqualTo(800);
        assertThat(table.prunedThrough("one")).isEqualTo(OptionalLong.of(1_700));
    }

    @Test
    void neverTakesWhatWasPutAside() {
        jdbc.sql("""
                insert into event_parked (consumer, position, subject, attempts, next_try_at, error)
                values ('letters', 11, 'x', 1, now(), 'x')
                """).update();

        prune();

        assertThat(left()).isEqualTo(2_490);
    }

    @Test
    void waitsForAConsumerThatHasNotBegun() {
        EventPruning.prune(table, List.of("webhooks", "brand-new"), SETTINGS, Clock.systemUTC());

        assertThat(left()).isEqualTo(2_500);
    }

    private void prune() {
        EventPruning.prune(table, CONSUMERS, SETTINGS, Clock.systemUTC());
    }

    private int left() {
        return jdbc.sql("select count(*) from event").query(Integer.class).single();
    }

    private void append(int position, int daysAgo) {
        jdbc.sql("""
                insert into event (position, type, store_id, subject, payload, occurred_at)
                values (:position, 'InvoiceCreated', :store, 'x', '{}', now() - make_interval(days => :days))
                """)
                .param("position", position)
                .param("store", position % 2 == 0 ? "one" : "two")
                .param("days", daysAgo)
                .update();
    }

    private void moveTo(String consumer, long position) {
        jdbc.sql("""
                insert into event_cursor (consumer, position) values (:consumer, :position)
                on conflict (consumer) do update set position = excluded.position
                """).param("consumer", consumer).param("position", position).update();
    }
}
