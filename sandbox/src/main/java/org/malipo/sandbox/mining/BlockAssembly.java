package org.malipo.sandbox.mining;

import fr.acinq.bitcoin.Transaction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.malipo.sandbox.chain.BlockEntry;
import org.malipo.sandbox.chain.Regtest;
import org.malipo.sandbox.chain.TransactionRules;
import org.malipo.sandbox.mempool.Mempool;
import org.malipo.sandbox.mempool.MempoolEntry;

/** Picks transactions for a block: best fee rate first, each with the ancestors it needs, up to the limits. */
final class BlockAssembly {
    /** Room for header and coinbase, as in Bitcoin Core. */
    private static final int RESERVED_WEIGHT = 8_000;

    private static final int RESERVED_SIGOPS_COST = 400;

    private final Mempool mempool;
    private final BlockEntry tip;
    private final Set<MempoolEntry> chosen = new LinkedHashSet<>();
    private int weight = RESERVED_WEIGHT;
    private int sigopsCost = RESERVED_SIGOPS_COST;
    private long feeSats;

    /** Transactions in an order in which parents come first, and what they pay. */
    record Selection(List<Transaction> transactions, long feeSats) {}

    private record Family(List<MempoolEntry> entries, long feeSats, long vsize) {}

    private BlockAssembly(Mempool mempool, BlockEntry tip) {
        this.mempool = mempool;
        this.tip = tip;
    }

    static Selection select(Mempool mempool, BlockEntry tip) {
        var assembly = new BlockAssembly(mempool, tip);
        mempool.all().stream()
                .map(assembly::withAncestors)
                .sorted(Comparator.comparingLong((Family family) -> -family.feeSats() * 1_000_000 / family.vsize()))
                .forEach(assembly::addIfItFits);
        var transactions = assembly.chosen.stream().map(MempoolEntry::tx).toList();
        return new Selection(transactions, assembly.feeSats);
    }

    private Family withAncestors(MempoolEntry entry) {
        var entries = new ArrayList<>(mempool.ancestors(entry.tx()));
        entries.sort(Comparator.comparingInt(
                ancestor -> mempool.ancestors(ancestor.tx()).size()));
        entries.add(entry);
        long fee = entries.stream().mapToLong(MempoolEntry::feeSats).sum();
        long vsize = entries.stream().mapToLong(MempoolEntry::vsize).sum();
        return new Family(entries, fee, vsize);
    }

    private void addIfItFits(Family candidate) {
        var missing = candidate.entries().stream()
                .filter(entry -> !chosen.contains(entry))
                .toList();
        int addedWeight = missing.stream().mapToInt(MempoolEntry::weight).sum();
        int addedSigops = missing.stream().mapToInt(MempoolEntry::sigopsCost).sum();
        boolean fits = weight + addedWeight <= Regtest.MAX_BLOCK_WEIGHT
                && sigopsCost + addedSigops <= Regtest.MAX_BLOCK_SIGOPS_COST;
        boolean ready = missing.stream()
                .allMatch(entry -> TransactionRules.isFinal(entry.tx(), tip.height() + 1, tip.medianTimePast()));
        if (fits && ready) {
            chosen.addAll(missing);
            weight += addedWeight;
            sigopsCost += addedSigops;
            feeSats += missing.stream().mapToLong(MempoolEntry::feeSats).sum();
        }
    }
}
