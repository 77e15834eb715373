package org.malipo.sandbox.mempool;

import static org.malipo.sandbox.mempool.Policy.refuseIf;

import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxIn;
import fr.acinq.bitcoin.TxOut;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.malipo.sandbox.chain.BlockEntry;
import org.malipo.sandbox.chain.ChainState;
import org.malipo.sandbox.chain.Coin;
import org.malipo.sandbox.chain.Refused;
import org.malipo.sandbox.chain.ScriptRules;
import org.malipo.sandbox.chain.SignatureOperations;
import org.malipo.sandbox.chain.TransactionRules;
import org.malipo.sandbox.chain.Witness;

/**
 * Decides which transactions enter the mempool. Checks come in Bitcoin Core's order, so that the same fault gives the
 * same code.
 */
public final class Admission {
    /** The code for inputs that are unknown or spent; RPC answers it with an error of its own. */
    public static final String MISSING_INPUTS = "bad-txns-inputs-missingorspent";

    private static final int MAX_CHAIN = 25;
    private static final long MAX_POOL_VBYTES = 100_000_000;

    private final ChainState chain;
    private final Mempool mempool;
    private final ScriptRules scripts;
    private final Replacement replacement;
    private final Clock clock;

    /** A transaction that may enter, and what it pushes out. */
    public record Candidate(MempoolEntry entry, Set<MempoolEntry> replaced) {}

    public Admission(ChainState chain, Mempool mempool, ScriptRules scripts, Clock clock) {
        this.chain = chain;
        this.mempool = mempool;
        this.scripts = scripts;
        this.replacement = new Replacement(mempool);
        this.clock = clock;
    }

    public MempoolEntry admit(Transaction tx) throws Refused {
        return enter(check(tx));
    }

    /**
     * Lets a transaction back in that a reorganisation or a restart took out; it need not pay the minimum fee again.
     */
    MempoolEntry readmit(Transaction tx, long cameAt) throws Refused {
        return enter(check(tx, 0, cameAt));
    }

    private MempoolEntry enter(Candidate candidate) {
        for (MempoolEntry replaced : candidate.replaced()) {
            mempool.remove(replaced, MempoolListener.Removal.REPLACED);
        }
        mempool.add(candidate.entry());
        return candidate.entry();
    }

    /** Checks without letting in. */
    public Candidate check(Transaction tx) throws Refused {
        return check(tx, Policy.MIN_RELAY_SATS_PER_KVB, now());
    }

    long now() {
        return clock.instant().getEpochSecond();
    }

    private Candidate check(Transaction tx, long minSatsPerKvb, long cameAt) throws Refused {
        checkAlone(tx);
        checkNew(tx);
        BlockEntry tip = chain.tip();
        List<Coin> coins = coins(tx, tip.height() + 1);
        boolean aged = TransactionRules.sequenceLocksPass(
                tx,
                coins,
                tip,
                height -> chain.at(Math.min(height, tip.height())).medianTimePast());
        refuseIf(!aged, "non-BIP68-final");
        long fee = TransactionRules.feeSats(tx, coins, tip.height() + 1);
        Policy.checkInputs(tx, coins);
        MempoolEntry entry = entry(tx, coins, fee, cameAt);
        refuseIf(entry.sigopsCost() > Policy.MAX_STANDARD_SIGOPS_COST, "bad-txns-too-many-sigops");
        checkMinimumFee(entry, minSatsPerKvb);
        Set<MempoolEntry> replaced = replacement.check(entry, replacement.conflicts(tx));
        checkChainLimits(entry, replaced);
        refuseIf(mempool.totalVsize() > MAX_POOL_VBYTES, "mempool full");
        scripts.check(tx, coins, ScriptRules.STANDARD);
        return new Candidate(entry, replaced);
    }

    private void checkAlone(Transaction tx) throws Refused {
        TransactionRules.checkForm(tx);
        refuseIf(tx.isCoinbase(), "coinbase");
        Policy.checkStandard(tx);
        BlockEntry tip = chain.tip();
        refuseIf(!TransactionRules.isFinal(tx, tip.height() + 1, tip.medianTimePast()), "non-final");
    }

    private void checkNew(Transaction tx) throws Refused {
        MempoolEntry same = mempool.find(tx.txid);
        if (same != null) {
            boolean identical = same.wtxid().equals(Witness.hashOf(tx));
            throw new Refused(identical ? "txn-already-in-mempool" : "txn-same-nonwitness-data-in-mempool");
        }
    }

    private List<Coin> coins(Transaction tx, int nextHeight) throws Refused {
        var coins = new ArrayList<Coin>(tx.txIn.size());
        for (TxIn input : tx.txIn) {
            Coin coin = coin(input.outPoint, nextHeight);
            if (coin == null) {
                throw new Refused(chain.place(tx.txid) != null ? "txn-already-known" : MISSING_INPUTS);
            }
            coins.add(coin);
        }
        return coins;
    }

    private @Nullable Coin coin(OutPoint outPoint, int nextHeight) {
        TxOut unconfirmed = mempool.output(outPoint);
        return unconfirmed == null ? chain.coins().find(outPoint) : new Coin(unconfirmed, nextHeight, false);
    }

    private MempoolEntry entry(Transaction tx, List<Coin> coins, long feeSats, long cameAt) {
        int sigopsCost = SignatureOperations.cost(tx, coins);
        int vsize = Math.ceilDiv(Math.max(tx.weight(), sigopsCost * Policy.BYTES_PER_SIGOP), 4);
        ByteVector32 wtxid = Witness.hashOf(tx);
        return new MempoolEntry(
                tx, wtxid, feeSats, vsize, sigopsCost, cameAt, chain.tip().height());
    }

    private static void checkMinimumFee(MempoolEntry entry, long minSatsPerKvb) throws Refused {
        long minimum = Policy.feeSats(minSatsPerKvb, entry.vsize());
        if (entry.feeSats() < minimum) {
            throw new Refused("min relay fee not met", entry.feeSats() + " < " + minimum);
        }
    }

    /** A chain of unconfirmed transactions may have 25 links, seen from its first and from its last. */
    private void checkChainLimits(MempoolEntry entry, Set<MempoolEntry> replaced) throws Refused {
        Set<MempoolEntry> ancestors = mempool.ancestors(entry.tx());
        if (ancestors.size() + 1 > MAX_CHAIN) {
            throw new Refused("too-long-mempool-chain", "too many unconfirmed ancestors [limit: " + MAX_CHAIN + "]");
        }
        for (MempoolEntry ancestor : ancestors) {
            Set<MempoolEntry> descendants = mempool.descendants(ancestor);
            descendants.removeAll(replaced);
            if (descendants.size() + 2 > MAX_CHAIN) {
                throw new Refused(
                        "too-long-mempool-chain",
                        "too many descendants for tx %s [limit: %d]".formatted(ancestor.txid(), MAX_CHAIN));
            }
        }
    }
}
