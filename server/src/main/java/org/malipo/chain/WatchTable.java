package org.malipo.chain;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.TxId;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.malipo.bitcoin.Network;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The watched scripts. Any process adds to them; the leader of the network reads them into memory. */
@Component
class WatchTable {
    /** Scripts added by one statement. */
    private static final int BATCH = 10_000;

    /** Rows that the driver holds at a time while it streams. */
    private static final int FETCH = 10_000;

    private final JdbcClient jdbc;

    interface OutpointConsumer {
        void accept(TxId txid, long vout);
    }

    WatchTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds the scripts in a transaction of their own, so that the leader sees them when this returns. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void add(Network network, String group, List<WatchedScript> scripts) {
        for (var from = 0; from < scripts.size(); from += BATCH) {
            addBatch(network, group, scripts.subList(from, Math.min(scripts.size(), from + BATCH)));
        }
    }

    /** Numbers come from the network's row, whose lock makes them visible in their order. */
    private void addBatch(Network network, String group, List<WatchedScript> scripts) {
        var fingerprints = new Fingerprints();
        jdbc.sql("""
                with numbered as (
                    insert into chain_watch as w (network, last_id)
                    values (:network, :count)
                    on conflict (network) do update set last_id = w.last_id + :count
                    returning w.last_id - :count as before
                ), added as (
                    select *
                    from unnest(cast(:branches as integer[]), cast(:indexes as integer[]), cast(:keys as bigint[]),
                                cast(:scripts as bytea[])) with ordinality as s (branch, idx, script_key, script, number)
                )
                insert into chain_script (network, id, grp, branch, idx, script_key, script)
                select :network, numbered.before + added.number, :grp, branch, idx, script_key, script
                from numbered, added
                on conflict (network, grp, branch, idx) do nothing
                """)
                .param("network", network.id())
                .param("grp", group)
                .param("count", scripts.size())
                .param("branches", SqlArray.integers(scripts, WatchedScript::branch))
                .param("indexes", SqlArray.integers(scripts, WatchedScript::index))
                .param("keys", SqlArray.longs(scripts, script -> fingerprints.ofScript(script.script())))
                .param(
                        "scripts",
                        SqlArray.bytes(scripts, script -> script.script().toByteArray()))
                .update();
    }

    /** {@return whoever watches these scripts} */
    List<Watcher> watchers(Network network, Collection<ByteVector> scripts) {
        var fingerprints = new Fingerprints();
        return jdbc.sql("""
                select s.grp, s.branch, s.idx, s.script
                from unnest(cast(:keys as bigint[]), cast(:scripts as bytea[])) as wanted (script_key, script)
                join chain_script s
                    on s.network = :network and s.script_key = wanted.script_key and s.script = wanted.script
                order by s.id
                """)
                .param("network", network.id())
                .param("keys", SqlArray.longs(scripts, fingerprints::ofScript))
                .param("scripts", SqlArray.bytes(scripts, ByteVector::toByteArray))
                .query((row, _) -> new Watcher(
                        row.getString("grp"),
                        new WatchedScript(
                                row.getInt("branch"), row.getInt("idx"), new ByteVector(row.getBytes("script")))))
                .list();
    }

    /** {@return those of these scripts that a group watches} */
    List<WatchedScript> find(Network network, String group, Collection<ByteVector> scripts) {
        var fingerprints = new Fingerprints();
        return jdbc.sql("""
                select s.branch, s.idx, s.script
                from unnest(cast(:keys as bigint[]), cast(:scripts as bytea[])) as wanted (script_key, script)
                join chain_script s
                    on s.network = :network and s.script_key = wanted.script_key and s.script = wanted.script
                where s.grp = :grp
                """)
                .param("network", network.id())
                .param("grp", group)
                .param("keys", SqlArray.longs(scripts, fingerprints::ofScript))
                .param("scripts", SqlArray.bytes(scripts, ByteVector::toByteArray))
                .query((row, _) -> new WatchedScript(row.getInt(1), row.getInt(2), new ByteVector(row.getBytes(3))))
                .list();
    }

    /**
     * Deletes scripts of a group, which is looked for in the past no longer either. The leader may remember them: what it finds
     * by that, it does not find here.
     */
    int remove(Network network, String group, int limit) {
        jdbc.sql("""
                delete from chain_rescan
                where network = :network and grp = :grp
                """).param("network", network.id()).param("grp", group).update();
        return jdbc.sql("""
                delete from chain_script
                where network = :network and id in (
                    select id from chain_script where network = :network and grp = :grp limit :limit)
                """)
                .param("network", network.id())
                .param("grp", group)
                .param("limit", limit)
                .update();
    }

    /** {@return the number of the network's last script, or 0} Whoever has read it sees all scripts up to there. */
    long lastId(Network network) {
        return jdbc.sql("""
                select last_id
                from chain_watch
                where network = :network
                """)
                .param("network", network.id())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /**
     * {@return the fingerprints of the scripts whose numbers are above the one and at most the other, in any order} They
     * come packed in one row, as there may be millions. A sorted page would be quick only where PostgreSQL has statistics.
     */
    LongBuffer fingerprints(Network network, long after, long until) {
        return jdbc.sql("""
                select coalesce(string_agg(int8send(script_key), cast('' as bytea)), cast('' as bytea))
                from chain_script
                where network = :network and id > :after and id <= :until
                """)
                .param("network", network.id())
                .param("after", after)
                .param("until", until)
                .query((row, _) -> ByteBuffer.wrap(row.getBytes(1)).asLongBuffer())
                .single();
    }

    /** {@return the same scripts as {@link #fingerprints}, whole} */
    List<byte[]> scripts(Network network, long after, long until) {
        return jdbc.sql("""
                select script
                from chain_script
                where network = :network and id > :after and id <= :until
                """)
                .param("network", network.id())
                .param("after", after)
                .param("until", until)
                .query((row, _) -> row.getBytes(1))
                .list();
    }

    /** Hands over the scripts of a group whose numbers are above the one and at most the other. */
    @Transactional(readOnly = true) // the driver streams only within a transaction
    public void scriptsOf(Network network, String group, long after, long until, Consumer<byte[]> consumer) {
        jdbc.sql("""
                select script
                from chain_script
                where network = :network and grp = :grp and id > :after and id <= :until
                """)
                .param("network", network.id())
                .param("grp", group)
                .param("after", after)
                .param("until", until)
                .withFetchSize(FETCH)
                .query(row -> {
                    consumer.accept(row.getBytes(1));
                });
    }

    /** {@return the highest number of the group's scripts, or 0} */
    long lastId(Network network, String group) {
        return jdbc.sql("""
                select coalesce(max(id), 0)
                from chain_script
                where network = :network and grp = :grp
                """)
                .param("network", network.id())
                .param("grp", group)
                .query(Long.class)
                .single();
    }

    /** {@return when the first script of the network was watched} */
    Optional<Instant> since(Network network) {
        return jdbc.sql("""
                select since
                from chain_watch
                where network = :network
                """)
                .param("network", network.id())
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /** Hands over the scripts of coins that can still be spent, though nobody may watch them any more. */
    @Transactional(readOnly = true) // the driver streams only within a transaction
    public void scriptsOfOpenCoins(Network network, Consumer<byte[]> consumer) {
        jdbc.sql("""
                select o.script
                from chain_output o
                where o.network = :network and o.spent_height is null and not exists (
                    select from chain_script s
                    where s.network = o.network and s.grp = o.grp and s.branch = o.branch and s.idx = o.idx)
                """).param("network", network.id()).withFetchSize(FETCH).query(row -> {
            consumer.accept(row.getBytes(1));
        });
    }

    /** Hands over what a later transaction could spend: our coins, and the inputs of whatever is not confirmed. */
    @Transactional(readOnly = true) // the driver streams only within a transaction
    public void openOutpoints(Network network, OutpointConsumer consumer) {
        jdbc.sql("""
                select txid, vout from chain_output where network = :network and spent_height is null
                union all
                select i.prev_txid, i.prev_vout
                from chain_input i
                join chain_transaction t on t.network = i.network and t.txid = i.txid
                where t.network = :network and t.state in ('unconfirmed', 'evicted')
                """).param("network", network.id()).withFetchSize(FETCH).query(row -> {
            consumer.accept(new TxId(row.getBytes(1)), row.getLong(2));
        });
    }
}
