package org.malipo.sandbox.lightning;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import fr.acinq.bitcoin.TxOut;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.malipo.sandbox.Node;
import org.malipo.sandbox.chain.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What Lightning nodes see of the chain. The node's lock is taken after theirs, never before. */
public final class ChainView {
    private static final Logger log = LoggerFactory.getLogger(ChainView.class);

    private final Node node;

    /** What scripts have, in satoshis. */
    public record Funds(long confirmed, long unconfirmed) {}

    /** The last block. */
    public record Tip(int height, String hash, long timeSeconds) {}

    ChainView(Node node) {
        this.node = node;
    }

    public Tip tip() {
        return node.exclusively(() -> {
            var tip = node.chain().tip();
            return new Tip(tip.height(), tip.hash().toString(), tip.header().time);
        });
    }

    int height() {
        return node.exclusively(() -> node.chain().tip().height());
    }

    /** Where a transaction is in the chain. */
    record Place(int height, int index) {}

    Optional<Place> place(String txid) {
        return node.exclusively(() -> Optional.ofNullable(node.chain().place(new TxId(txid)))
                .map(place -> new Place(place.entry().height(), place.index())));
    }

    int confirmations(String txid) {
        return node.exclusively(
                () -> place(txid).map(place -> height() - place.height() + 1).orElse(0));
    }

    Funds funds(Set<ByteVector> scripts) {
        return node.exclusively(() -> new Funds(
                coins(scripts).stream()
                        .mapToLong(coin -> coin.output().amount.toLong())
                        .sum(),
                unconfirmed(scripts)));
    }

    /** An unspent output. */
    record Unspent(OutPoint outPoint, TxOut output) {}

    /** {@return what is confirmed and nobody is about to spend} */
    List<Unspent> coins(Set<ByteVector> scripts) {
        return node.exclusively(() -> node.chain().coins().all().entrySet().stream()
                .filter(coin -> scripts.contains(coin.getValue().output().publicKeyScript)
                        && node.mempool().spender(coin.getKey()) == null)
                .map(coin -> new Unspent(coin.getKey(), coin.getValue().output()))
                .toList());
    }

    private long unconfirmed(Set<ByteVector> scripts) {
        return node.mempool().all().stream()
                .flatMap(entry -> entry.tx().txOut.stream())
                .filter(output -> scripts.contains(output.publicKeyScript))
                .mapToLong(output -> output.amount.toLong())
                .sum();
    }

    void check(Transaction tx) throws Refusal {
        try {
            node.exclusively(() -> node.admission().check(tx));
        } catch (Refused e) {
            throw Refusal.of("transaction rejected: " + e.text());
        }
    }

    /** Hands a transaction to the mempool, if neither that nor the chain has it. */
    void broadcast(Transaction tx) {
        node.exclusively(() -> {
            if (node.chain().place(tx.txid) == null && node.mempool().find(tx.txid) == null) {
                try {
                    node.admission().admit(tx);
                } catch (Refused e) {
                    log.warn("The transaction {} is refused: {}", tx.txid, e.text());
                }
            }
            return tx;
        });
    }
}
