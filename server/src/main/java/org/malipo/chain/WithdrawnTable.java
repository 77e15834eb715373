package org.malipo.chain;

import static java.time.ZoneOffset.UTC;

import fr.acinq.bitcoin.TxId;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import org.malipo.bitcoin.Network;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which transactions are not to be offered, and what is sent in their place. */
@Component
class WithdrawnTable {
    private final JdbcClient jdbc;

    WithdrawnTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Network network, Collection<TxId> outbid, TxId by, Instant now) {
        jdbc.sql("""
                insert into chain_withdrawn (network, txid, outbid_by, withdrawn_at)
                select :network, txid, :by, :now
                from unnest(cast(:txids as bytea[])) as outbid (txid)
                order by txid
                on conflict do nothing
                """)
                .param("network", network.id())
                .param("by", Hashes.bytes(by))
                .param("now", now.atOffset(UTC))
                .param("txids", Hashes.array(outbid))
                .update();
    }

    void remove(Network network, TxId txid) {
        jdbc.sql("delete from chain_withdrawn where network = :network and txid = :txid")
                .param("network", network.id())
                .param("txid", Hashes.bytes(txid))
                .update();
    }

    void removeOutbidBy(Network network, TxId by) {
        jdbc.sql("delete from chain_withdrawn where network = :network and outbid_by = :by")
                .param("network", network.id())
                .param("by", Hashes.bytes(by))
                .update();
    }

    /** {@return how many were forgotten that were withdrawn before then and of which nothing else is kept, at most so many} */
    int prune(Instant before, int most) {
        return jdbc.sql("""
                delete from chain_withdrawn
                where (network, txid) in (
                    select w.network, w.txid
                    from chain_withdrawn w
                    where withdrawn_at < :before
                        and not exists (
                            select 1 from chain_broadcast b where b.network = w.network and b.txid = w.txid)
                    limit :most)
                """)
                .param("before", before.atOffset(UTC))
                .param("most", most)
                .update();
    }

    boolean has(Network network, TxId txid) {
        return !among(network, Set.of(txid)).isEmpty();
    }

    /** {@return those of these transactions that are not to be offered} */
    Set<TxId> among(Network network, Collection<TxId> txids) {
        return Hashes.txids(jdbc.sql("""
                select txid
                from chain_withdrawn
                where network = :network and txid = any(cast(:txids as bytea[]))
                """)
                .param("network", network.id())
                .param("txids", Hashes.array(txids))
                .query(byte[].class)
                .list());
    }
}
