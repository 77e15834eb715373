package org.malipo.sandbox.wallet;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.malipo.sandbox.chain.ChainState;
import org.malipo.sandbox.chain.Refused;
import org.malipo.sandbox.mempool.Admission;
import org.malipo.sandbox.mempool.Mempool;
import org.malipo.sandbox.mempool.MempoolEntry;

/** The wallet as RPC sees it. */
public final class Wallet {
    private final WalletKeys keys;
    private final WalletLedger ledger;
    private final PaymentBuilder builder;
    private final Mempool mempool;
    private final Admission admission;

    /** Opens or creates the wallet and follows chain and mempool from now on: open it before the chain is activated. */
    public Wallet(Path file, ChainState chain, Mempool mempool, Admission admission) {
        this.mempool = mempool;
        this.admission = admission;
        keys = new WalletKeys(file);
        ledger = new WalletLedger(keys, chain, mempool);
        builder = new PaymentBuilder(
                new CoinSelection(mempool),
                new Signer(keys),
                () -> keys.newScript(AddressType.BECH32, KeyPlace.CHANGE));
        chain.addListener(ledger);
        mempool.addListener(ledger);
    }

    public ByteVector newScript(AddressType type) {
        return keys.newScript(type, KeyPlace.RECEIVING);
    }

    public ByteVector newChangeScript(AddressType type) {
        return keys.newScript(type, KeyPlace.CHANGE);
    }

    public @Nullable KeyPlace keyOf(ByteVector script) {
        return keys.find(script);
    }

    public List<WalletCoin> coins() {
        return ledger.coins();
    }

    /** {@return what can be spent: confirmed mature coins and our own change} */
    public long balanceSats() {
        return coins().stream()
                .filter(WalletCoin::isTrusted)
                .mapToLong(WalletCoin::sats)
                .sum();
    }

    public @Nullable WalletTransaction transaction(TxId txid) {
        return ledger.find(txid);
    }

    public Collection<WalletTransaction> transactions() {
        return ledger.all();
    }

    public Set<TxId> conflicts(WalletTransaction transaction) {
        return ledger.conflicts(transaction);
    }

    /** Pays, and hands the transaction to the mempool. */
    public Transaction send(List<Payment> payments, long satsPerKvb, boolean replaceable) throws WalletRefusal {
        var coins = coins().stream().filter(WalletCoin::isTrusted).toList();
        var tx = builder.build(new PaymentBuilder.Terms(payments, satsPerKvb, replaceable), List.of(), coins);
        submit(tx);
        return tx;
    }

    private MempoolEntry submit(Transaction tx) throws WalletRefusal {
        try {
            return admission.admit(tx);
        } catch (Refused e) {
            throw new WalletRefusal(WalletRefusal.WALLET_ERROR, e.text());
        }
    }

    /** What a bump came to. */
    public record Bump(TxId txid, long oldFeeSats, long newFeeSats) {}

    /**
     * Replaces a payment of ours that waits by one that pays more.
     * @param satsPerKvb the new rate, or null for the smallest step that nodes accept
     */
    public Bump bump(TxId txid, @Nullable Long satsPerKvb, boolean replaceable) throws WalletRefusal {
        WalletTransaction original = bumpable(txid);
        MempoolEntry old = mempool.find(txid);
        if (old == null) {
            throw new WalletRefusal(
                    WalletRefusal.WALLET_ERROR,
                    "Transaction has been mined, or is conflicted with a mined transaction");
        }
        var bump = new FeeBump(original, old);
        var terms = new PaymentBuilder.Terms(bump.payments(), bump.rate(satsPerKvb), replaceable);
        var more = new ArrayList<>(coins());
        more.removeIf(coin -> !coin.isTrusted() || !coin.isConfirmed());
        MempoolEntry replacement = submit(builder.build(terms, bump.coins(keys), more));
        original.setReplacedBy(replacement.txid());
        WalletTransaction successor = ledger.find(replacement.txid());
        if (successor != null) {
            successor.setReplaces(txid);
        }
        return new Bump(replacement.txid(), old.feeSats(), replacement.feeSats());
    }

    private WalletTransaction bumpable(TxId txid) throws WalletRefusal {
        WalletTransaction original = ledger.find(txid);
        if (original == null) {
            throw new WalletRefusal(WalletRefusal.INVALID_ADDRESS_OR_KEY, "Invalid or non-wallet transaction id");
        }
        if (original.replacedBy() != null) {
            throw new WalletRefusal(
                    WalletRefusal.WALLET_ERROR,
                    "Cannot bump transaction %s which was already bumped by transaction %s"
                            .formatted(txid, original.replacedBy()));
        }
        if (!original.isAllFromUs()) {
            throw new WalletRefusal(
                    WalletRefusal.WALLET_ERROR, "Transaction contains inputs that don't belong to this wallet");
        }
        MempoolEntry entry = mempool.find(txid);
        if (entry != null && !mempool.children(entry).isEmpty()) {
            throw new WalletRefusal(WalletRefusal.INVALID_PARAMETER, "Transaction has descendants in the mempool");
        }
        return original;
    }
}
