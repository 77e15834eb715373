package org.malipo.bitcoin.light;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.BlockHash;
import fr.acinq.bitcoin.BlockHeader;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whoever follows the chain through a light client. Called by the thread that runs it, in the chain's order. */
public interface LightFollower {
    /** A block that the follower has seen. */
    record Place(int height, BlockHash hash) {}

    /**
     * {@return blocks of the chain that the follower is at, its tip first and then lower ones; dense near the tip, and the
     * last one low enough to be in every chain. The next block connected is above the highest that is still in the chain.
     * Empty if it has not {@linkplain #begin begun}}
     */
    List<Place> places();

    /** {@return the first block that a follower wants that has not begun; -1 for the one after the tip} */
    int birthHeight();

    /**
     * Begins: the next block connected is above the first of these.
     *
     * @param below the highest block that is not looked at, and some below it down to the first of the chain
     */
    void begin(List<Place> below);

    /** {@return the scripts that are watched now; asked before each block} */
    Iterable<byte[]> scripts();

    /**
     * The next block.
     *
     * @param block null if its filter says that it concerns none of the scripts
     */
    void connected(int height, BlockHeader header, @Nullable Block block);

    /** All blocks above this height have left the chain, or must be looked at again. */
    void disconnected(int height);

    /**
     * A transaction that peers have, for the first time.
     *
     * @param seenBy how many of our peers have announced it
     * @return whether {@link #seen} shall tell of more
     */
    boolean transaction(Transaction tx, int seenBy);

    /** One more peer has announced a transaction. */
    void seen(TxId txid, int seenBy);
}
