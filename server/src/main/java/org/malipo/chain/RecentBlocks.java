package org.malipo.chain;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.BlockHash;
import fr.acinq.bitcoin.Satoshi;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.bitcoin.rpc.RpcError;
import org.malipo.bitcoin.rpc.RpcUnavailable;
import org.malipo.chain.FeeFault.Kind;
import org.malipo.chain.fees.FeeCurve;
import org.malipo.chain.fees.NoFees;
import org.malipo.chain.fees.Question;

/**
 * Judges by what the last blocks were paid. The fee of one transaction can't be told without the outputs that it spends,
 * but that of all of a block's can: it is what the coinbase takes beyond the subsidy. Their average is above what just got
 * in, so it rather pays a little too much. A block whose miner took no fees says nothing.
 */
final class RecentBlocks implements Question<FeeCurve> {
    private static final int BLOCKS = 6;
    private static final int NEWEST = 3;
    private static final int DAY = 144;
    private static final long FIRST_SUBSIDY = 5_000_000_000L;
    private static final int HALVING = 210_000;
    private static final int REGTEST_HALVING = 150;
    private static final int MOST_HALVINGS = 33;

    private final Node node;
    private final Map<BlockHash, Optional<SatPerVbyte>> known = new HashMap<>();

    RecentBlocks(Node node) {
        this.node = node;
    }

    /** Fetches only the blocks that are new since the last question. */
    @Override
    public synchronized FeeCurve ask() throws NoFees {
        try {
            var info = node.info();
            if (!info.isSynced(node.network())) {
                throw new NoFees(Kind.NO_ESTIMATE);
            }
            return curve(rates(info.blocks()));
        } catch (RpcUnavailable | RpcError e) {
            throw NodeFees.unreachable(e);
        }
    }

    /** {@return the average rate of each of the last blocks that has one, newest first} */
    private List<SatPerVbyte> rates(int tip) {
        var last = new ArrayList<BlockHash>();
        for (int height = tip; height > Math.max(0, tip - BLOCKS); height--) {
            int at = height;
            node.blockAt(at).ifPresent(hash -> {
                known.computeIfAbsent(hash, _ -> node.block(hash).flatMap(block -> average(node.network(), block, at)));
                last.add(hash);
            });
        }
        known.keySet().retainAll(last);
        return last.stream().map(known::get).flatMap(Optional::stream).toList();
    }

    private static FeeCurve curve(List<SatPerVbyte> newestFirst) throws NoFees {
        if (newestFirst.isEmpty()) {
            throw new NoFees(Kind.NO_ESTIMATE);
        }
        var sorted = new ArrayList<>(newestFirst);
        sorted.sort(null);
        var highest =
                newestFirst.stream().limit(NEWEST).max(SatPerVbyte::compareTo).orElseThrow();
        return FeeCurve.of(Map.of(1, highest, BLOCKS, sorted.get(sorted.size() / 2), DAY, sorted.getFirst()));
    }

    /** {@return what a block's transactions paid; empty if nobody paid anything} */
    static Optional<SatPerVbyte> average(Network network, Block block, int height) {
        var coinbase = block.tx.getFirst();
        long taken = coinbase.txOut.stream()
                .mapToLong(output -> output.amount.toLong())
                .sum();
        long fees = taken - subsidy(network, height);
        long weight = block.tx.stream().skip(1).mapToLong(tx -> tx.weight()).sum();
        return fees <= 0 || weight == 0
                ? Optional.empty()
                : Optional.of(SatPerVbyte.of(new Satoshi(fees), Math.ceilDiv(weight, 4)))
                        .filter(rate -> rate.value().signum() > 0);
    }

    private static long subsidy(Network network, int height) {
        int halvings = height / (network == Network.REGTEST ? REGTEST_HALVING : HALVING);
        return halvings > MOST_HALVINGS ? 0 : FIRST_SUBSIDY >> halvings;
    }
}
