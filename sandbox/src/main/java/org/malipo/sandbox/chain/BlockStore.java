package org.malipo.sandbox.chain;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.BlockHash;
import fr.acinq.bitcoin.BlockHeader;
import fr.acinq.bitcoin.ByteVector32;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The block file: every block as it came, and marks that say which ones were verified, condemned or given another
 * chance. It is the only thing that must
 * survive: tree, coins and indexes are rebuilt from it at start.
 */
final class BlockStore implements AutoCloseable {
    private static final byte BLOCK = 1;
    private static final byte VERIFIED = 2;
    private static final byte CONDEMNED = 3;
    private static final byte RECONSIDERED = 4;
    private static final int HEADER_BYTES = 80;
    private static final int PARSED_BLOCKS_KEPT = 6;

    private final RecordFile file;
    private final Map<BlockHash, Block> parsed = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<BlockHash, Block> eldest) {
            return size() > PARSED_BLOCKS_KEPT;
        }
    };

    private BlockStore(RecordFile file) {
        this.file = file;
    }

    /** Opens the file and grows the tree from it. */
    static BlockStore open(Path path, BlockTree tree) {
        return new BlockStore(
                RecordFile.open(path, (kind, position, payload) -> replay(tree, kind, position, payload)));
    }

    private static void replay(BlockTree tree, byte kind, long position, byte[] payload) {
        if (kind == BLOCK) {
            var header = BlockHeader.read(Arrays.copyOf(payload, HEADER_BYTES));
            var previous = Objects.requireNonNull(tree.find(header.hashPreviousBlock), "a block without its parent");
            tree.add(new BlockEntry(header, previous, position, transactionCount(payload)));
            return;
        }
        var entry = Objects.requireNonNull(tree.find(new BlockHash(payload)), "a mark without its block");
        switch (kind) {
            case VERIFIED -> entry.markVerified();
            case CONDEMNED -> tree.condemn(entry);
            case RECONSIDERED -> tree.reconsider(entry);
            default -> throw new IllegalStateException("the block file has a record of unknown kind " + kind);
        }
    }

    /**
     * Reads the variable-length integer behind the header; blocks with more than 65,535 transactions exceed the weight
     * limit.
     */
    private static int transactionCount(byte[] block) {
        int first = block[HEADER_BYTES] & 0xff;
        return first < 0xfd ? first : (block[HEADER_BYTES + 1] & 0xff) | (block[HEADER_BYTES + 2] & 0xff) << 8;
    }

    BlockEntry append(Block block, BlockEntry previous) {
        long position = file.append(BLOCK, Block.write(block));
        parsed.put(block.hash, block);
        return new BlockEntry(block.header, previous, position, block.tx.size());
    }

    void markVerified(BlockEntry entry) {
        entry.markVerified();
        file.append(VERIFIED, bytes(entry));
    }

    void markCondemned(BlockEntry entry) {
        file.append(CONDEMNED, bytes(entry));
    }

    void markReconsidered(BlockEntry entry) {
        file.append(RECONSIDERED, bytes(entry));
    }

    private static byte[] bytes(BlockEntry entry) {
        ByteVector32 hash = entry.hash().value;
        return hash.toByteArray();
    }

    Block block(BlockEntry entry) {
        return parsed.computeIfAbsent(entry.hash(), _ -> Block.read(bytesOf(entry)));
    }

    byte[] bytesOf(BlockEntry entry) {
        return entry.position() == BlockEntry.BUILT_IN ? Block.write(Regtest.GENESIS) : file.read(entry.position());
    }

    long size() {
        return file.size();
    }

    @Override
    public void close() {
        file.close();
    }
}
