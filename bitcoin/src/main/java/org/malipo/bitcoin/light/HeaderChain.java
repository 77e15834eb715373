package org.malipo.bitcoin.light;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.BlockHash;
import fr.acinq.bitcoin.BlockHeader;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.light.Misbehaviour.Kind;
import org.malipo.bitcoin.p2p.BlockLocator;

/**
 * The chain of headers with the most work, each one checked by the rules of the network. Reorganises to any depth above
 * the last checkpoint that it has passed. Used by one thread.
 *
 * <p>A flood costs its sender more than us: headers need their proof of work, those below a checkpoint must lead to it,
 * and of branches that have less work than our chain only a few are kept, none of them much longer than our own.
 */
public final class HeaderChain {
    /** The size of a record in the store, in bytes. */
    public static final int RECORD_BYTES = PackedHeaders.BYTES;

    private static final int MOST_BRANCHES = 8;

    /** So much longer than our own chain a branch may be without having more work. */
    private static final int MOST_LONGER = 5 * Difficulty.PERIOD;

    private static final int LOADED_AT_ONCE = 10_000;

    private final HeaderRules rules;
    private final ChainStore store;
    private final PackedHeaders headers = new PackedHeaders(0);
    private final HeaderIndex index = new HeaderIndex(headers);
    private final Map<BlockHash, Branch> branches = new LinkedHashMap<>();
    private IntConsumer beforeLeaving = _ -> {};

    /** Opens the chain that the store holds, or begins one. */
    public static HeaderChain open(Network network, ChainStore store, Clock clock) {
        return open(network, Checkpoints.of(network), store, clock);
    }

    static HeaderChain open(Network network, Checkpoints checkpoints, ChainStore store, Clock clock) {
        var chain = new HeaderChain(HeaderRules.of(network, checkpoints, clock), store);
        chain.load(genesis(network));
        return chain;
    }

    private HeaderChain(HeaderRules rules, ChainStore store) {
        this.rules = rules;
        this.store = store;
    }

    private static BlockHeader genesis(Network network) {
        return switch (network) {
            case MAINNET -> Block.LivenetGenesisBlock.header;
            case TESTNET4 -> Block.Testnet4GenesisBlock.header;
            case SIGNET -> Block.SignetGenesisBlock.header;
            case REGTEST -> Block.RegtestGenesisBlock.header;
        };
    }

    /** What the store holds was checked before it was stored; here only that it is still one chain. */
    private void load(BlockHeader genesis) {
        headers.append(BlockHeader.write(genesis));
        index.add(0);
        var isOurs = store.count() > 0 && BlockHeader.read(store.read(0, 1)).equals(genesis);
        if (!isOurs) {
            store.truncate(0);
            store.append(BlockHeader.write(genesis));
        }
        var last = genesis.hash;
        for (var from = 1; from < store.count(); from += LOADED_AT_ONCE) {
            var count = Math.min(LOADED_AT_ONCE, store.count() - from);
            var bytes = store.read(from, count);
            for (var i = 0; i < count; i++) {
                var header = BlockHeader.read(Arrays.copyOfRange(bytes, i * RECORD_BYTES, (i + 1) * RECORD_BYTES));
                if (!header.hashPreviousBlock.equals(last)) {
                    store.truncate(from + i);
                    return;
                }
                append(header);
                last = header.hash;
            }
        }
    }

    /** Before a reorganisation this is told the last height that stays, so that nothing stored outlives its block. */
    void beforeLeaving(IntConsumer listener) {
        beforeLeaving = listener;
    }

    public int height() {
        return headers.last();
    }

    /** {@return the header of this height, at most {@link #height()}} */
    public BlockHeader header(int height) {
        return headers.header(height);
    }

    /** {@return the hash of the block of this height, at most {@link #height()}} */
    public BlockHash hash(int height) {
        return headers.hash(height);
    }

    /** {@return the height of a block in the chain} */
    public OptionalInt heightOf(BlockHash hash) {
        return index.find(hash);
    }

    /** {@return the expected number of hashes in the whole chain} */
    public BigInteger work() {
        return headers.workFrom(0);
    }

    /** {@return whether the chain has passed the last checkpoint; before, it tells nothing about the network's} */
    public boolean isPastCheckpoints() {
        return height() >= rules.checkpoints().last();
    }

    /** {@return what names the chain in {@code getheaders}} */
    public List<BlockHash> locator() {
        return BlockLocator.heights(height()).mapToObj(this::hash).toList();
    }

    /** {@return what names a branch in {@code getheaders}, to hear how it goes on} */
    public List<BlockHash> locator(BlockHash branch) {
        return Stream.concat(Stream.of(branch), locator().stream()).toList();
    }

    /**
     * Takes headers that follow one another.
     *
     * @throws Misbehaviour if they do not, or one of them is invalid; nothing has changed then
     */
    public HeaderResult connect(List<BlockHeader> batch) throws Misbehaviour {
        requireChain(batch);
        var fresh = batch.stream()
                .dropWhile(header -> heightOf(header.hash).isPresent())
                .toList();
        if (fresh.isEmpty()) {
            return new HeaderResult.Known();
        }
        var branch = branchAt(fresh.getFirst().hashPreviousBlock);
        if (branch == null) {
            return new HeaderResult.Unconnected();
        }
        if (branch.fork() < rules.checkpoints().lastAtOrBelow(height())) {
            throw new Misbehaviour(
                    Kind.INVALID_HEADER, "A branch leaves the chain at " + branch.fork() + ", below a checkpoint.");
        }
        for (var header : fresh) {
            rules.check(branch, branch.tip() + 1, header);
            branch.add(header);
        }
        return choose(branch, fresh.getLast().hash);
    }

    private @Nullable Branch branchAt(BlockHash parent) {
        var height = heightOf(parent);
        if (height.isPresent()) {
            return new Branch(headers, height.getAsInt());
        }
        var known = branches.get(parent);
        return known == null ? null : known.copy();
    }

    private HeaderResult choose(Branch branch, BlockHash tip) throws Misbehaviour {
        if (branch.work().compareTo(headers.workFrom(branch.fork() + 1)) > 0) {
            adopt(branch);
            return new HeaderResult.Extended(branch.fork(), height());
        }
        if (branch.tip() > height() + MOST_LONGER) {
            throw new Misbehaviour(
                    Kind.INVALID_HEADER,
                    "A branch of " + (branch.tip() - branch.fork()) + " headers has less work than our chain.");
        }
        branches.values().removeIf(other -> branch.continues(other));
        branches.remove(tip);
        branches.put(tip, branch);
        if (branches.size() > MOST_BRANCHES) {
            branches.remove(branches.keySet().iterator().next());
        }
        return new HeaderResult.Weaker(tip);
    }

    private void adopt(Branch branch) {
        if (branch.fork() < height()) {
            beforeLeaving.accept(branch.fork());
            store.truncate(branch.fork() + 1);
            headers.truncate(branch.fork());
        }
        var bytes = new ByteArrayOutputStream();
        branch.headers().forEach(header -> {
            append(header);
            bytes.writeBytes(BlockHeader.write(header));
        });
        store.append(bytes.toByteArray());
        branches.values().removeIf(other -> heightOf(other.tipHash()).isPresent() || other.fork() > branch.fork());
    }

    private void append(BlockHeader header) {
        headers.append(BlockHeader.write(header));
        index.add(headers.last());
    }

    private static void requireChain(List<BlockHeader> batch) throws Misbehaviour {
        for (var i = 1; i < batch.size(); i++) {
            if (!batch.get(i).hashPreviousBlock.equals(batch.get(i - 1).hash)) {
                throw new Misbehaviour(Kind.NO_CHAIN, "The headers do not follow one another.");
            }
        }
    }
}
