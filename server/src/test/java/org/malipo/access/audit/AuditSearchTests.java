package org.malipo.access.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.malipo.access.StoreId;
import org.malipo.access.UserId;
import org.malipo.testing.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Finding lines in a long log. What is written for it is rolled back. */
@ServerTest
class AuditSearchTests {
    private static final long BASE = 1_000_000_000;
    private static final int LINES = 20_000;
    private static final int PAGE = 51;
    private static final List<AuditSearch> RARE = List.of(
            search(null, "rare.done", null, null, null, null),
            search(null, "rare", null, null, null, null),
            search(null, "never", null, null, null, null),
            search("store-3", "rare", null, null, null, null),
            search(null, null, "rare", null, null, null),
            search(null, null, "nobody", null, null, null),
            search(null, null, "admin", null, null, null),
            search(null, null, null, "thing:rare", null, null),
            search("store-rare", null, null, null, null, null),
            search(null, null, null, null, at(100), at(200)),
            search(null, null, null, null, null, at(30)),
            search(null, null, null, null, at(LINES - 20), null),
            search(null, null, null, null, null, null));

    @Autowired
    private AuditTable table;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    /** Whatever the database takes for granted of a filter that it has yet to be told. */
    @ParameterizedTest
    @ValueSource(strings = {"force_custom_plan", "force_generic_plan"})
    void looksAtFewLinesHoweverRareTheyAreThatItSeeks(String plans) {
        transaction.executeWithoutResult(all -> {
            write(LINES);
            jdbc.sql("select set_config('plan_cache_mode', :plans, true)")
                    .param("plans", plans)
                    .query(String.class)
                    .single();
            for (var search : RARE) {
                long before = looked();
                table.list(search, Long.MAX_VALUE, PAGE);
                assertThat(looked() - before).as(search.toString()).isLessThan(10L * PAGE);
            }
            all.setRollbackOnly();
        });
    }

    @Test
    void findsWhatItSeeksAndNothingElse() {
        transaction.executeWithoutResult(all -> {
            write(1_000);
            assertThat(found(search(null, "rare", null, null, null, null))).containsExactly(5L, 4L, 3L, 2L, 1L);
            assertThat(found(search("store-3", "rare", null, null, null, null))).containsExactly(3L);
            assertThat(found(search(null, null, "admin", null, null, null)))
                    .startsWith(1_000L, 900L)
                    .hasSize(10);
            assertThat(found(search(null, "some", "admin", null, null, at(350))))
                    .containsExactly(300L, 200L, 100L);
            assertThat(found(search(null, null, null, "thing:rare", null, null)))
                    .containsExactly(6L);
            all.setRollbackOnly();
        });
    }

    /** Lines that were written at the same moment stand in the order of their commits, which may not be that of their times. */
    @Test
    void leadsThroughATimePageByPage() {
        transaction.executeWithoutResult(all -> {
            write(100);
            var search = search(null, null, null, null, at(10), at(60));
            var read = new ArrayList<Long>();
            long before = Long.MAX_VALUE;
            for (var page = table.list(search, before, 7); !page.isEmpty(); page = table.list(search, before, 7)) {
                page.forEach(line -> read.add(line.position() - BASE));
                before = page.getLast().position();
            }
            assertThat(read)
                    .doesNotHaveDuplicates()
                    .hasSize(50)
                    .hasSameElementsAs(LongStream.range(10, 60)
                            .map(AuditSearchTests::swapped)
                            .boxed()
                            .toList());
            all.setRollbackOnly();
        });
    }

    private List<Long> found(AuditSearch search) {
        return table.list(search, Long.MAX_VALUE, PAGE).stream()
                .map(line -> line.position() - BASE)
                .toList();
    }

    /** The first five are rare; of each ten, two neighbours have changed their times. */
    private void write(int lines) {
        jdbc.sql("""
                insert into audit_entry (position, at, action, actor_id, impersonator_id, credential, address, store_id,
                    object, details, hash)
                select :base + g,
                    timestamptz '2020-01-01T00:00:00Z'
                        + (case g % 10 when 4 then g + 1 when 5 then g - 1 else g end) * interval '1 minute',
                    case when g <= 5 then 'rare.done' else 'some.done' end,
                    case when g = 3 then 'rare' else 'u' || g % 7 end,
                    case when g % 100 = 0 then 'admin' end, 'session', null,
                    case when g = 4 then 'store-rare' else 'store-' || g % 20 end,
                    case when g = 6 then 'thing:rare' else 'thing:' || g % 500 end, '{}', ''
                from generate_series(1, :lines) g
                """).param("base", BASE).param("lines", lines).update();
        jdbc.sql("analyze audit_entry").update();
    }

    private static long swapped(long minute) {
        return switch ((int) (minute % 10)) {
            case 4 -> minute + 1;
            case 5 -> minute - 1;
            default -> minute;
        };
    }

    /** {@return how many lines this transaction has looked at} */
    private long looked() {
        return jdbc.sql("""
                select seq_tup_read + coalesce(idx_tup_fetch, 0)
                from pg_stat_xact_user_tables
                where relname = 'audit_entry'
                """).query(Long.class).single();
    }

    private static Instant at(int minute) {
        return Instant.parse("2020-01-01T00:00:00Z").plusSeconds(60L * minute);
    }

    private static AuditSearch search(
            @Nullable String store,
            @Nullable String action,
            @Nullable String person,
            @Nullable String object,
            @Nullable Instant from,
            @Nullable Instant to) {
        return new AuditSearch(
                store == null ? null : new StoreId(store),
                action,
                person == null ? null : new UserId(person),
                object,
                from,
                to);
    }
}
