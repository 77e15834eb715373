package org.malipo.sandbox.wallet;

import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import fr.acinq.bitcoin.TxOut;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.malipo.sandbox.chain.BlockEntry;

/** A transaction that pays us or that we pay, and where it stands now. */
public final class WalletTransaction {
    private final Transaction tx;
    private final Map<Integer, TxOut> ownInputs;
    private final Map<Integer, KeyPlace> ownOutputs;
    private final long timeSeconds;
    private @Nullable BlockEntry block;
    private @Nullable TxId replacedBy;
    private @Nullable TxId replaces;

    WalletTransaction(
            Transaction tx, Map<Integer, TxOut> ownInputs, Map<Integer, KeyPlace> ownOutputs, long timeSeconds) {
        this.tx = tx;
        this.ownInputs = ownInputs;
        this.ownOutputs = ownOutputs;
        this.timeSeconds = timeSeconds;
    }

    public Transaction tx() {
        return tx;
    }

    /** {@return the key of each output that is ours, by index} */
    public Map<Integer, KeyPlace> ownOutputs() {
        return ownOutputs;
    }

    /** {@return the outputs of ours that it spends, by input index} */
    public Map<Integer, TxOut> ownInputs() {
        return ownInputs;
    }

    public long timeSeconds() {
        return timeSeconds;
    }

    public @Nullable BlockEntry block() {
        return block;
    }

    void setBlock(@Nullable BlockEntry entry) {
        block = entry;
    }

    public @Nullable TxId replacedBy() {
        return replacedBy;
    }

    void setReplacedBy(TxId txid) {
        replacedBy = txid;
    }

    public @Nullable TxId replaces() {
        return replaces;
    }

    void setReplaces(TxId txid) {
        replaces = txid;
    }

    public boolean isFromUs() {
        return !ownInputs.isEmpty();
    }

    /** {@return whether we know all it spends, so that its fee is known and its change can be trusted} */
    public boolean isAllFromUs() {
        return ownInputs.size() == tx.txIn.size();
    }

    public long debitSats() {
        return ownInputs.values().stream().mapToLong(out -> out.amount.toLong()).sum();
    }

    public long creditSats() {
        return ownOutputs.keySet().stream()
                .mapToLong(i -> tx.txOut.get(i).amount.toLong())
                .sum();
    }

    public long outputSats() {
        return tx.txOut.stream().mapToLong(out -> out.amount.toLong()).sum();
    }
}
