package org.malipo.chain;

import fr.acinq.bitcoin.BlockHash;
import fr.acinq.bitcoin.BlockHeader;
import fr.acinq.bitcoin.TxId;
import java.util.Collection;
import java.util.List;
import org.malipo.bitcoin.Network;
import org.malipo.outbox.NewEvent;
import org.malipo.outbox.Outbox;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells what changed, in the transaction that changes it. Ids are printed as people know them, times are unix seconds. */
@Component
class ChainEvents {
    private final Outbox outbox;
    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.shared();

    private record BlockConnected(String network, int height, String hash, String previous, long time) {}

    private record BlocksDisconnected(String network, int forkHeight, String oldTip, String newTip) {}

    ChainEvents(Outbox outbox, JdbcClient jdbc) {
        this.outbox = outbox;
        this.jdbc = jdbc;
    }

    void connected(Network network, int height, BlockHeader header) {
        var hash = Hashes.hex(header.hash);
        var body = new BlockConnected(network.id(), height, hash, Hashes.hex(header.hashPreviousBlock), header.time);
        outbox.append(new NewEvent("chain.block", null, hash, json.writeValueAsString(body)));
    }

    void disconnected(Network network, int forkHeight, BlockHash oldTip, BlockHash newTip) {
        var body = new BlocksDisconnected(network.id(), forkHeight, Hashes.hex(oldTip), Hashes.hex(newTip));
        outbox.append(new NewEvent("chain.disconnected", null, body.oldTip(), json.writeValueAsString(body)));
    }

    /** Tells how these transactions stand now, in the order of their block. */
    void changed(Network network, Collection<TxId> txids) {
        if (!txids.isEmpty()) {
            outbox.appendAll(payloads(network, txids));
        }
    }

    private List<NewEvent> payloads(Network network, Collection<TxId> txids) {
        return jdbc.sql("""
                select encode(t.txid, 'hex'),
                    json_build_object(
                        'network', t.network,
                        'txid', encode(t.txid, 'hex'),
                        'state', t.state,
                        'signalsRbf', t.signals_rbf,
                        'blockHeight', t.block_height,
                        'blockHash', encode(t.block_hash, 'hex'),
                        'seenAt', cast(floor(extract(epoch from t.seen_at)) as bigint),
                        'replacedBy', encode(t.replaced_by, 'hex'),
                        'outputs', coalesce(
                            (select json_agg(json_build_object('vout', o.vout, 'script', encode(o.script, 'hex'),
                                        'sats', o.sats, 'group', o.grp, 'branch', o.branch, 'index', o.idx)
                                    order by o.vout, o.grp)
                             from chain_output o
                             where o.network = t.network and o.txid = t.txid), '[]'),
                        'spends', coalesce(
                            (select json_agg(json_build_object('txid', encode(o.txid, 'hex'), 'vout', o.vout,
                                        'script', encode(o.script, 'hex'), 'sats', o.sats, 'group', o.grp)
                                    order by i.vin, o.grp)
                             from chain_input i
                             join chain_output o
                                 on o.network = i.network and o.txid = i.prev_txid and o.vout = i.prev_vout
                             where i.network = t.network and i.txid = t.txid), '[]'))
                from chain_transaction t
                where t.network = :network and t.txid = any(cast(:txids as bytea[]))
                order by t.block_height, t.block_position, t.seen_at, t.txid
                """)
                .param("network", network.id())
                .param("txids", Hashes.array(txids))
                .query((row, _) -> new NewEvent(TransactionFact.TYPE, null, row.getString(1), row.getString(2)))
                .list();
    }
}
