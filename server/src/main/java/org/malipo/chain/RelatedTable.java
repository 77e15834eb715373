package org.malipo.chain;

import fr.acinq.bitcoin.Transaction;
import java.util.List;
import org.malipo.bitcoin.Network;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds what a transaction that is sent from here has to do with what is known. */
@Component
class RelatedTable {
    private final JdbcClient jdbc;

    RelatedTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** {@return our unconfirmed transactions that this one builds on, parents before children} */
    List<Transaction> unconfirmedBefore(Network network, Transaction tx) {
        return jdbc.sql("""
                with recursive ancestor (txid, depth) as (
                    select distinct t.txid, 1
                    from unnest(cast(:txids as bytea[])) as s (txid)
                    join chain_transaction t on t.network = :network and t.txid = s.txid and t.state = 'unconfirmed'
                  union
                    select t.txid, a.depth + 1
                    from ancestor a
                    join chain_input i on i.network = :network and i.txid = a.txid
                    join chain_transaction t on t.network = i.network and t.txid = i.prev_txid and t.state = 'unconfirmed'
                    where a.depth < 25
                )
                select t.raw
                from (select txid, max(depth) as depth from ancestor group by txid) a
                join chain_transaction t on t.network = :network and t.txid = a.txid
                order by a.depth desc
                """)
                .param("network", network.id())
                .param("txids", SqlArray.bytes(Spend.of(List.of(tx)), Spend::previousTxid))
                .query((row, _) -> Transaction.read(row.getBytes(1)))
                .list();
    }
}
