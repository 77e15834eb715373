package org.malipo.chain;

import java.util.LinkedHashMap;
import java.util.List;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.bitcoin.rpc.RpcError;
import org.malipo.bitcoin.rpc.RpcUnavailable;
import org.malipo.chain.FeeFault.Kind;
import org.malipo.chain.fees.FeeCurve;
import org.malipo.chain.fees.NoFees;
import org.malipo.chain.fees.Question;

/** Asks the node for its own estimates, for waits from one block to the longest that Bitcoin Core estimates for. */
final class NodeFees implements Question<FeeCurve> {
    private static final List<Integer> WAITS = List.of(1, 2, 3, 6, 12, 20, 36, 72, 144, 432, 1_008);

    private final Node node;

    NodeFees(Node node) {
        this.node = node;
    }

    @Override
    public FeeCurve ask() throws NoFees {
        var points = new LinkedHashMap<Integer, SatPerVbyte>();
        try {
            for (int blocks : WAITS) {
                var rate = node.estimateFee(blocks);
                if (rate.isPresent()) {
                    points.put(blocks, positive(rate.get()));
                }
            }
        } catch (RpcUnavailable | RpcError e) {
            throw unreachable(e);
        }
        if (points.isEmpty()) {
            throw new NoFees(Kind.NO_ESTIMATE);
        }
        return FeeCurve.of(points);
    }

    static NoFees unreachable(RuntimeException e) {
        return new NoFees(new FeeFault(Kind.UNREACHABLE, String.valueOf(e.getMessage())));
    }

    private static SatPerVbyte positive(SatPerVbyte rate) throws NoFees {
        if (rate.value().signum() == 0) {
            throw new NoFees(new FeeFault(Kind.NOT_POSITIVE, "0"));
        }
        return rate;
    }
}
