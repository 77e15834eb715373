package org.malipo.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.malipo.access.audit.AuditLine;
import org.malipo.access.audit.AuditSearch;
import org.malipo.access.audit.AuditTable;
import org.malipo.testing.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The log of who did what, and what shows when somebody meddles with it. */
@ServerTest
class AuditTests {
    private final StoreId store = new StoreId(UUID.randomUUID().toString());

    @Autowired
    private Audit audit;

    @Autowired
    private AuditTable table;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void keepsWhatWasDoneInTheOrderOfCommits() {
        transaction.executeWithoutResult(_ -> {
            audit.record(entry("key.created"));
            audit.record(entry("key.deleted"));
        });
        audit.record(new AuditEntry("store.archived", store, "store:1", Map.of("name", "Duka \0 la Asha")));

        assertThat(lines())
                .extracting(AuditLine::action)
                .containsExactly("store.archived", "key.deleted", "key.created");
        assertThat(lines().getFirst().details()).containsEntry("name", "Duka  la Asha");
        assertThat(lines().getFirst().credential()).isEqualTo("server");
        assertThat(AuditCheck.of(jdbc)).isInstanceOf(AuditCheck.Whole.class);
    }

    @Test
    void forgetsWhatDidNotHappen() {
        transaction.executeWithoutResult(status -> {
            audit.record(entry("key.created"));
            status.setRollbackOnly();
        });

        assertThat(lines()).isEmpty();
    }

    @Test
    void makesOneChainOfSimultaneousLines() throws Exception {
        Callable<Void> change = () -> {
            transaction.executeWithoutResult(_ -> audit.record(entry("key.created")));
            return null;
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var done = threads.invokeAll(
                    IntStream.range(0, 40).mapToObj(_ -> change).toList());
            assertThat(done).allSatisfy(one -> assertThat(one.get()).isNull());
        }

        assertThat(lines()).hasSize(40);
        assertThat(AuditCheck.of(jdbc)).isInstanceOf(AuditCheck.Whole.class);
    }

    @Test
    void refusesChanges() {
        audit.record(entry("key.created"));

        assertThatThrownBy(() ->
                        jdbc.sql("update audit_entry set actor_id = 'somebody'").update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> jdbc.sql("delete from audit_entry").update()).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> jdbc.sql("truncate audit_entry").update()).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> jdbc.sql("delete from audit_head").update()).isInstanceOf(DataAccessException.class);
    }

    @Test
    void tellsWhichLineWasChangedOrTaken() {
        IntStream.range(0, 5).forEach(_ -> audit.record(entry("key.created")));
        var positions = lines().stream().map(AuditLine::position).sorted().toList();

        assertThat(meddled("update audit_entry set object = 'key:other' where position = " + positions.get(2)))
                .isEqualTo(new AuditCheck.Broken(positions.get(2)));
        assertThat(meddled("delete from audit_entry where position = " + positions.get(1)))
                .isEqualTo(new AuditCheck.Broken(positions.get(1)));
        assertThat(meddled("delete from audit_entry where position = " + positions.getLast()))
                .isEqualTo(new AuditCheck.Broken(positions.getLast()));
        assertThat(meddled("delete from audit_entry")).isEqualTo(new AuditCheck.Broken(1));
    }

    /** {@return what a check finds after this was done by somebody who can switch the trigger off; then takes it back} */
    private AuditCheck meddled(String sql) {
        return transaction.execute(status -> {
            jdbc.sql("alter table audit_entry disable trigger all").update();
            jdbc.sql(sql).update();
            status.setRollbackOnly();
            return AuditCheck.of(jdbc);
        });
    }

    private AuditEntry entry(String action) {
        return new AuditEntry(action, store, "key:1");
    }

    private List<AuditLine> lines() {
        return table.list(AuditSearch.all(store), Long.MAX_VALUE, 100);
    }
}
