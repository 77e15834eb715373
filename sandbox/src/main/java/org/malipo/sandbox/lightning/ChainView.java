package org.malipo.sandbox.lightning;

import fr.acinq.bitcoin.ByteVector;
import java.util.Set;
import org.malipo.sandbox.Node;

/** What Lightning nodes see of the chain. The node's lock is taken after theirs, never before. */
public final class ChainView {
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

    Funds funds(Set<ByteVector> scripts) {
        return node.exclusively(() -> new Funds(confirmed(scripts), unconfirmed(scripts)));
    }

    private long confirmed(Set<ByteVector> scripts) {
        return node.chain().coins().all().values().stream()
                .filter(coin -> scripts.contains(coin.output().publicKeyScript))
                .mapToLong(coin -> coin.sats())
                .sum();
    }

    private long unconfirmed(Set<ByteVector> scripts) {
        return node.mempool().all().stream()
                .flatMap(entry -> entry.tx().txOut.stream())
                .filter(output -> scripts.contains(output.publicKeyScript))
                .mapToLong(output -> output.amount.toLong())
                .sum();
    }
}
