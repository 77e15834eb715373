package org.malipo.chain;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.malipo.bitcoin.Network;
import org.springframework.stereotype.Component;

/** Decides which of the hits really pay a watched script or spend from one: two queries for a whole block. */
@Component
class Matching {
    private final MatchTable table;
    private final long smallest;

    Matching(MatchTable table, IndexSettings settings) {
        this.table = table;
        this.smallest = settings.dustfilter();
    }

    /** {@return the transactions that are ours, in the order of the hits} */
    List<Tracked> verify(Network network, List<Watched.Hit> hits) {
        var fingerprints = new Fingerprints();
        var transactions = hits.stream().map(Watched.Hit::tx).toList();
        var keys = transactions.stream()
                .flatMap(tx -> tx.txOut.stream())
                .map(out -> fingerprints.ofScript(out.publicKeyScript))
                .distinct()
                .toList();
        var owners = table.owners(network, keys);
        var ours = table.ours(network, Spend.of(transactions));

        var tracked = new ArrayList<Tracked>();
        for (var hit : hits) {
            var outputs = outputs(hit.tx(), owners);
            if (!outputs.isEmpty() || spends(hit.tx(), ours)) {
                tracked.add(new Tracked(hit.tx(), hit.position(), outputs));
                outputs.forEach(output -> ours.add(new OutPoint(hit.tx().hash, output.vout())));
            }
        }
        return tracked;
    }

    /** Those to watched scripts, but for dust that the settings leave out. */
    private List<Tracked.Output> outputs(Transaction tx, Map<ByteVector, List<MatchTable.Owner>> owners) {
        var outputs = new ArrayList<Tracked.Output>();
        for (var vout = 0; vout < tx.txOut.size(); vout++) {
            var out = tx.txOut.get(vout);
            if (out.amount.toLong() < smallest) {
                continue;
            }
            for (var owner : owners.getOrDefault(out.publicKeyScript, List.of())) {
                outputs.add(new Tracked.Output(
                        tx.txid,
                        vout,
                        out.amount.toLong(),
                        out.publicKeyScript,
                        owner.group(),
                        owner.branch(),
                        owner.index()));
            }
        }
        return outputs;
    }

    private static boolean spends(Transaction tx, Set<OutPoint> ours) {
        return tx.txIn.stream().anyMatch(in -> ours.contains(in.outPoint));
    }
}
