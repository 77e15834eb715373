package org.malipo.chain;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.TxHash;
import fr.acinq.bitcoin.TxId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.malipo.bitcoin.Network;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Verifies in the database what matched in memory. */
@Component
class MatchTable {
    private final JdbcClient jdbc;

    /** Whose a script is. */
    record Owner(ByteVector script, String group, int branch, int index) {}

    MatchTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** {@return who watches scripts with these fingerprints, by the whole script} */
    Map<ByteVector, List<Owner>> owners(Network network, Collection<Long> keys) {
        return jdbc
                .sql("""
                select script, grp, branch, idx
                from chain_script
                where network = :network and script_key = any(cast(:keys as bigint[]))
                order by id
                """)
                .param("network", network.id())
                .param("keys", SqlArray.longs(keys, Long::longValue))
                .query((row, _) ->
                        new Owner(new ByteVector(row.getBytes(1)), row.getString(2), row.getInt(3), row.getInt(4)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Owner::script));
    }

    /** {@return those of the outpoints that are outputs to watched scripts} */
    Set<OutPoint> ours(Network network, Collection<Spend> spends) {
        return new HashSet<>(jdbc.sql("""
                select distinct o.txid, o.vout
                from unnest(cast(:txids as bytea[]), cast(:vouts as integer[])) as s (txid, vout)
                join chain_output o on o.network = :network and o.txid = s.txid and o.vout = s.vout
                """)
                .param("network", network.id())
                .param("txids", SqlArray.bytes(spends, Spend::previousTxid))
                .param("vouts", SqlArray.integers(spends, Spend::previousVout))
                .query((row, _) -> new OutPoint(new TxHash(new TxId(row.getBytes(1))), row.getLong(2)))
                .list());
    }
}
