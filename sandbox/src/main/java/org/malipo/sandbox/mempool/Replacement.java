package org.malipo.sandbox.mempool;

import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxIn;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Set;
import org.malipo.sandbox.chain.Refused;

/**
 * Replacement by fee (BIP 125 without its signalling rule): what a transaction pushes out, and whether it pays enough
 * for that.
 */
final class Replacement {
    private static final int MAX_REPLACED = 100;

    private final Mempool mempool;

    Replacement(Mempool mempool) {
        this.mempool = mempool;
    }

    /** {@return the entries that spend an input of the transaction too} */
    Set<MempoolEntry> conflicts(Transaction tx) {
        var conflicts = new LinkedHashSet<MempoolEntry>();
        for (TxIn input : tx.txIn) {
            MempoolEntry spender = mempool.spender(input.outPoint);
            if (spender != null) {
                conflicts.add(spender);
            }
        }
        return conflicts;
    }

    /** {@return all that would leave; empty if there is no conflict} */
    Set<MempoolEntry> check(MempoolEntry candidate, Set<MempoolEntry> conflicts) throws Refused {
        var replaced = new LinkedHashSet<MempoolEntry>();
        for (MempoolEntry conflict : conflicts) {
            replaced.addAll(mempool.descendants(conflict));
            replaced.add(conflict);
        }
        if (replaced.isEmpty()) {
            return replaced;
        }
        checkStructure(candidate, conflicts, replaced);
        for (MempoolEntry conflict : conflicts) {
            checkRate(candidate, conflict);
        }
        checkFee(candidate, replaced);
        return replaced;
    }

    private void checkStructure(MempoolEntry candidate, Set<MempoolEntry> conflicts, Set<MempoolEntry> replaced)
            throws Refused {
        for (MempoolEntry ancestor : mempool.ancestors(candidate.tx())) {
            if (conflicts.contains(ancestor)) {
                throw new Refused(
                        "bad-txns-spends-conflicting-tx",
                        "%s spends conflicting transaction %s".formatted(candidate.txid(), ancestor.txid()));
            }
        }
        if (replaced.size() > MAX_REPLACED) {
            throw new Refused(
                    "too many potential replacements",
                    "rejecting replacement %s; too many potential replacements (%d > %d)"
                            .formatted(candidate.txid(), replaced.size(), MAX_REPLACED));
        }
        checkNoNewParents(candidate, conflicts);
    }

    private void checkNoNewParents(MempoolEntry candidate, Set<MempoolEntry> conflicts) throws Refused {
        var known = new LinkedHashSet<MempoolEntry>();
        conflicts.forEach(conflict -> known.addAll(mempool.parents(conflict.tx())));
        for (MempoolEntry parent : mempool.parents(candidate.tx())) {
            if (!known.contains(parent)) {
                throw new Refused(
                        "replacement-adds-unconfirmed",
                        "replacement %s adds unconfirmed input".formatted(candidate.txid()));
            }
        }
    }

    private static void checkRate(MempoolEntry candidate, MempoolEntry conflict) throws Refused {
        if (candidate.feeSats() * conflict.vsize() <= conflict.feeSats() * candidate.vsize()) {
            throw new Refused(
                    "insufficient fee",
                    "rejecting replacement %s; new feerate %s BTC/kvB <= old feerate %s BTC/kvB"
                            .formatted(candidate.txid(), rate(candidate), rate(conflict)));
        }
    }

    private static void checkFee(MempoolEntry candidate, Set<MempoolEntry> replaced) throws Refused {
        long before = replaced.stream().mapToLong(MempoolEntry::feeSats).sum();
        long additional = candidate.feeSats() - before;
        if (additional < 0) {
            throw new Refused(
                    "insufficient fee",
                    "rejecting replacement %s, less fees than conflicting txs; %s < %s"
                            .formatted(candidate.txid(), btc(candidate.feeSats()), btc(before)));
        }
        long relay = Policy.feeSats(Policy.INCREMENTAL_RELAY_SATS_PER_KVB, candidate.vsize());
        if (additional < relay) {
            throw new Refused(
                    "insufficient fee",
                    "rejecting replacement %s, not enough additional fees to relay; %s < %s"
                            .formatted(candidate.txid(), btc(additional), btc(relay)));
        }
    }

    private static String rate(MempoolEntry entry) {
        return btc(entry.feeSats() * 1_000 / entry.vsize());
    }

    private static String btc(long sats) {
        return BigDecimal.valueOf(sats, 8).toPlainString();
    }
}
