package org.malipo.chain;

import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.rpc.RpcError;
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
    private static final int AT_A_TIME = 100;

    private final Sources sources;
    private final Trackers trackers;
    private final BroadcastTable broadcasts;
    private final WithdrawnTable withdrawn;
    private final RelatedTable related;
    private final OfferCheck check;
    private final Clock clock;

    Broadcaster(
            Sources sources,
            Trackers trackers,
            BroadcastTable broadcasts,
            WithdrawnTable withdrawn,
            RelatedTable related,
            OfferCheck check,
            Clock clock) {
        this.sources = sources;
        this.trackers = trackers;
        this.broadcasts = broadcasts;
        this.withdrawn = withdrawn;
        this.related = related;
        this.check = check;
        this.clock = clock;
    }

    BroadcastResult broadcast(Network network, Transaction tx) {
        var source = sources.get(network);
        if (withdrawn.has(network, tx.txid)) {
            return new BroadcastResult.Unknown(tx.txid, "Another transaction is on its way in its place.");
        }
        if (!source.tellsOutcome() && check.check(network, tx) instanceof OfferCheck.Finding.Wrong(var reason)) {
            return new BroadcastResult.Rejected(tx.txid, RpcError.REJECTED, reason);
        }
        broadcasts.intend(network, tx, clock.instant());
        var result = send(source, tx);
        broadcasts.record(network, result, clock.instant());
        if (result instanceof BroadcastResult.Accepted) {
            trackers.submit(network, tx);
        }
        return result;
    }

    void giveUp(Network network, TxId txid) {
        broadcasts.giveUp(network, txid, clock.instant());
    }

    /** Run by one process of the cluster: offers those of unknown outcome once a minute. */
    void retryUnknown() throws InterruptedException {
        while (true) {
            offerUnknown();
            TimeUnit.NANOSECONDS.sleep(RETRY.toNanos());
        }
    }

    void offerUnknown() {
        sources.all().stream()
                .filter(ChainSource::tellsOutcome)
                .map(ChainSource::network)
                .forEach(this::offerUnknown);
    }

    private void offerUnknown(Network network) {
        for (var tx : broadcasts.unknown(network, clock.instant().minus(RETRY), AT_A_TIME)) {
            var result = broadcast(network, tx);
            log.debug("{} of {} was of unknown outcome: now {}", tx.txid, network.id(), result);
        }
    }

    private BroadcastResult send(ChainSource source, Transaction tx) {
        var result = source.send(tx);
        if (result instanceof BroadcastResult.Rejected rejected && isMissingInputs(rejected.reason())) {
            var parents = related.unconfirmedBefore(source.network(), tx).stream()
                    .filter(parent -> !withdrawn.has(source.network(), parent.txid))
                    .toList();
            if (!parents.isEmpty()) {
                parents.forEach(source::send);
                return source.send(tx);
            }
        }
        return result;
    }

    private static boolean isMissingInputs(String reason) {
        var text = reason.toLowerCase(Locale.ROOT);
        return text.contains("missing-inputs")
                || text.contains("missingorspent")
                || text.contains("orphan transaction");
    }
}
