package org.malipo.chain;

import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.malipo.bitcoin.Network;

/**
 * What the leader of a network looks for, in memory: the scripts that are watched, and the outpoints whose spending would
 * matter. Both sets may hold a little more than is true; what they match is verified in the database. So a block of
 * strangers' transactions costs no query, whatever the number of watched scripts.
 */
final class Watched {
    private static final int PAGE = 50_000;

    private final Network network;
    private final WatchTable table;
    private final Fingerprints fingerprints = new Fingerprints();
    private final LongSet scripts;
    private final LongSet outpoints;
    private long lastId;

    /** A transaction that may concern us. */
    record Hit(Transaction tx, int position) {}

    Watched(Network network, WatchTable table) {
        this.network = network;
        this.table = table;
        var salts = RandomGenerator.getDefault();
        this.scripts = new LongSet(salts.nextLong());
        this.outpoints = new LongSet(salts.nextLong());
    }

    /** Reads everything; called once, before anything is matched. */
    void load() {
        refresh();
        table.openOutpoints(network, this::add);
    }

    /** Reads the scripts that were added since the last call, by whichever process. */
    void refresh() {
        var last = table.lastId(network);
        while (lastId < last) {
            var until = Math.min(lastId + PAGE, last);
            var page = table.fingerprints(network, lastId, until);
            while (page.hasRemaining()) {
                scripts.add(page.get());
            }
            lastId = until;
        }
    }

    /** From now on, the spending of this outpoint matters. */
    void add(TxId txid, long vout) {
        outpoints.add(Fingerprints.of(txid, vout));
    }

    /** {@return those that may pay a watched script or spend a watched outpoint, in the order of the block} */
    List<Hit> among(List<Transaction> transactions) {
        var hits = new ArrayList<Hit>();
        for (var position = 0; position < transactions.size(); position++) {
            var tx = transactions.get(position);
            var pays = pays(tx);
            if (spends(tx) || pays) {
                hits.add(new Hit(tx, position));
                tx.txIn.forEach(in -> outpoints.add(Fingerprints.of(in.outPoint)));
            }
        }
        return hits;
    }

    /** {@return whether it may pay a watched script or spend a watched outpoint} */
    boolean concerns(Transaction tx) {
        return spends(tx)
                || tx.txOut.stream().anyMatch(out -> scripts.contains(fingerprints.ofScript(out.publicKeyScript)));
    }

    int scriptCount() {
        return scripts.size();
    }

    long bytes() {
        return scripts.bytes() + outpoints.bytes();
    }

    /** Watches what pays us at once, so that a spend in the same block is found too. */
    private boolean pays(Transaction tx) {
        var pays = false;
        for (var vout = 0; vout < tx.txOut.size(); vout++) {
            if (scripts.contains(fingerprints.ofScript(tx.txOut.get(vout).publicKeyScript))) {
                outpoints.add(Fingerprints.of(new OutPoint(tx.hash, vout)));
                pays = true;
            }
        }
        return pays;
    }

    private boolean spends(Transaction tx) {
        for (var in : tx.txIn) {
            if (outpoints.contains(Fingerprints.of(in.outPoint))) {
                return true;
            }
        }
        return false;
    }
}
