package org.malipo.chain;

import fr.acinq.bitcoin.Transaction;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.rpc.RpcError;
import org.malipo.bitcoin.rpc.RpcUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends transactions: kept before they are tried, so that one of unknown outcome is offered again until it is known.
 * Offering one twice is harmless.
 */
@Component
class Broadcaster {
    private static final Logger log = LoggerFactory.getLogger(Broadcaster.class);
    private static final Duration RETRY = Duration.ofMinutes(1);

    private final Nodes nodes;
    private final Trackers trackers;
    private final BroadcastTable broadcasts;
    private final RelatedTable related;
    private final Clock clock;

    Broadcaster(Nodes nodes, Trackers trackers, BroadcastTable broadcasts, RelatedTable related, Clock clock) {
        this.nodes = nodes;
        this.trackers = trackers;
        this.broadcasts = broadcasts;
        this.related = related;
        this.clock = clock;
    }

    BroadcastResult broadcast(Network network, Transaction tx) {
        var node = nodes.get(network);
        broadcasts.intend(network, tx, clock.instant());
        var result = send(node, tx);
        broadcasts.record(network, result, clock.instant());
        if (result instanceof BroadcastResult.Accepted) {
            trackers.submit(network, tx);
        }
        return result;
    }

    /** Run by one process of the cluster: offers those of unknown outcome once a minute. */
    void retryUnknown() throws InterruptedException {
        while (true) {
            offerUnknown();
            TimeUnit.NANOSECONDS.sleep(RETRY.toNanos());
        }
    }

    void offerUnknown() {
        for (var network : nodes.networks()) {
            for (var tx : broadcasts.unknown(network, clock.instant().minus(RETRY))) {
                var result = broadcast(network, tx);
                log.debug("{} of {} was of unknown outcome: now {}", tx.txid, network.id(), result);
            }
        }
    }

    private BroadcastResult send(Node node, Transaction tx) {
        var result = attempt(node, tx);
        if (result instanceof BroadcastResult.Rejected rejected && isMissingInputs(rejected.reason())) {
            var parents = related.unconfirmedBefore(node.network(), tx);
            if (!parents.isEmpty()) {
                parents.forEach(parent -> attempt(node, parent));
                return attempt(node, tx);
            }
        }
        return result;
    }

    private static BroadcastResult attempt(Node node, Transaction tx) {
        try {
            node.send(tx);
            return new BroadcastResult.Accepted(tx.txid);
        } catch (RpcError e) {
            return refused(tx, e);
        } catch (RpcUnavailable e) {
            return new BroadcastResult.Unknown(tx.txid, String.valueOf(e.getMessage()));
        }
    }

    private static BroadcastResult refused(Transaction tx, RpcError error) {
        if (error.code() == RpcError.WARMING_UP) {
            return new BroadcastResult.Unknown(tx.txid, error.reason());
        }
        if (error.code() == RpcError.ALREADY_IN_CHAIN || isMined(error.reason())) {
            return new BroadcastResult.AlreadyMined(tx.txid);
        }
        return switch (Verdict.of(error.reason())) {
            case HAS_IT -> new BroadcastResult.Accepted(tx.txid);
            case CONFLICT, KEEP -> new BroadcastResult.Rejected(tx.txid, RpcError.REJECTED, error.reason());
            case GONE ->
                new BroadcastResult.Rejected(
                        tx.txid,
                        error.code() == RpcError.REJECTED ? RpcError.REJECTED : RpcError.VERIFY,
                        error.reason());
        };
    }

    private static boolean isMined(String reason) {
        var text = reason.toLowerCase(Locale.ROOT);
        return text.contains("already in block chain")
                || text.contains("already in utxo set")
                || text.contains("txn-already-known")
                || text.contains("transaction already exists");
    }

    private static boolean isMissingInputs(String reason) {
        var text = reason.toLowerCase(Locale.ROOT);
        return text.contains("missing-inputs")
                || text.contains("missingorspent")
                || text.contains("orphan transaction");
    }
}
