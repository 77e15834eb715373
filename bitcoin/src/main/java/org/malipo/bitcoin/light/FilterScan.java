package org.malipo.bitcoin.light;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.BlockHash;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.malipo.bitcoin.filters.BasicFilter;
import org.malipo.bitcoin.light.Misbehaviour.Kind;
import org.malipo.bitcoin.p2p.ProtocolException;

/** Goes through blocks in order by their filters, and fetches those that may concern the scripts. */
final class FilterScan {
    /** Filters of mainnet have some 20 kB, so that this many take 10 MB. */
    private static final int AT_ONCE = 500;

    private final HeaderChain headers;
    private final FilterHeaderChain filterHeaders;
    private final LightPeers peers;

    FilterScan(HeaderChain headers, FilterHeaderChain filterHeaders, LightPeers peers) {
        this.headers = headers;
        this.filterHeaders = filterHeaders;
        this.peers = peers;
    }

    /** {@return the height of the last block gone through: {@code to}, or less if no peer gave what was needed} */
    int run(int from, int to, Supplier<Iterable<byte[]>> scripts, BlockVisitor visitor) throws InterruptedException {
        var height = from;
        while (height <= to) {
            var filters = filters(height, Math.min(to, height + AT_ONCE - 1));
            if (filters.isEmpty()) {
                return height - 1;
            }
            for (var filter : filters.get()) {
                peers.pulse().beat();
                Optional<Block> block = Optional.empty();
                if (mayConcern(filter, scripts.get())) {
                    block = peers.block(height, headers.hash(height));
                    if (block.isEmpty()) {
                        return height - 1;
                    }
                }
                visitor.visit(height, headers.header(height), block.orElse(null));
                height++;
            }
        }
        return to;
    }

    private Optional<List<BasicFilter>> filters(int from, int to) throws InterruptedException {
        var hashes = IntStream.rangeClosed(from, to).mapToObj(headers::hash).toList();
        return peers.ask(to, peer -> {
            var filters = peer.filters(from, hashes);
            requireTrue(from, hashes, filters);
            return filters;
        });
    }

    private void requireTrue(int from, List<BlockHash> hashes, List<BasicFilter> filters) throws Misbehaviour {
        var expected = filterHeaders.range(from, hashes.size());
        var previous = filterHeaders.before(from);
        for (var i = 0; i < filters.size(); i++) {
            if (!previous.next(filters.get(i).hash()).equals(expected.get(i))) {
                throw new Misbehaviour(
                        Kind.WRONG_FILTER, "Its filter of block " + (from + i) + " is not the one its header names.");
            }
            previous = expected.get(i);
        }
    }

    /** A filter that its header names and that can't be read is no reason to leave the block out. */
    private static boolean mayConcern(BasicFilter filter, Iterable<byte[]> scripts) {
        try {
            return filter.mayConcern(scripts);
        } catch (ProtocolException _) {
            return true;
        }
    }
}
