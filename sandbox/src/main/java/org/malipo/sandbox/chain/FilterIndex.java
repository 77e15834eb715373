package org.malipo.sandbox.chain;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.BlockHash;
import fr.acinq.bitcoin.ByteVector;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.malipo.bitcoin.filters.BasicFilter;
import org.malipo.bitcoin.filters.FilterHeader;

/**
 * The compact filter of each block that ever was in the chain, and its header (BIP 157). Those of blocks that a
 * reorganisation left behind stay, so that a light client that is still there can be answered.
 */
public final class FilterIndex implements ChainListener {
    private final Map<BlockHash, Entry> entries = new HashMap<>();

    /** A block's filter and where the chain of headers stands with it. */
    public record Entry(BasicFilter filter, FilterHeader header) {}

    public FilterIndex() {
        add(Regtest.GENESIS, List.of(), FilterHeader.BEFORE_GENESIS);
    }

    /** {@return what is known of a block that is or was active} */
    public Entry of(BlockEntry block) {
        return Objects.requireNonNull(entries.get(block.hash()), "a block that was never active");
    }

    public boolean knows(BlockEntry block) {
        return entries.containsKey(block.hash());
    }

    @Override
    public void connected(BlockEntry entry, Block block, Undo undo) {
        var spent = undo.spentByTransaction().stream()
                .flatMap(List::stream)
                .map(coin -> coin.output().publicKeyScript)
                .toList();
        add(
                block,
                spent,
                Objects.requireNonNull(entries.get(block.header.hashPreviousBlock))
                        .header());
    }

    private void add(Block block, List<ByteVector> spent, FilterHeader previous) {
        var filter = BasicFilter.of(block, spent);
        entries.put(block.hash, new Entry(filter, previous.next(filter.hash())));
    }

    @Override
    public void disconnected(BlockEntry entry, Block block, Undo undo) {
        // its filter stays true
    }
}
