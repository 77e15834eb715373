package org.malipo.wallets.sending;

import static java.util.stream.Collectors.toSet;

import fr.acinq.bitcoin.TxId;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.malipo.bitcoin.Network;
import org.malipo.chain.BroadcastResult;
import org.malipo.chain.Chain;
import org.malipo.chain.TransactionState;
import org.malipo.wallets.sending.Offered.OnItsWay;
import org.malipo.wallets.sending.Offered.Refused;
import org.malipo.wallets.sending.Offered.Unknown;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Offers what is kept to the node, and writes down what came of it. Offering it twice is harmless. */
@Component
class SendOffers {
    /** What nodes say of a transaction for which they have no room at the moment: Bitcoin Core's words and btcd's. */
    private static final List<String> PASSING = List.of(
            "mempool min fee not met",
            "mempool full",
            "too-long-mempool-chain",
            "too-large-cluster",
            "non-final",
            "insufficient priority",
            "under the required amount",
            "unfinalized transaction");

    private final Chain chain;
    private final SendEnds ends;
    private final SendKeeping keeping;
    private final SentPayjoinTable payjoins;
    private final Clock clock;

    SendOffers(Chain chain, SendEnds ends, SendKeeping keeping, SentPayjoinTable payjoins, Clock clock) {
        this.chain = chain;
        this.ends = ends;
        this.keeping = keeping;
        this.payjoins = payjoins;
        this.clock = clock;
    }

    /** Offers what was kept just now and no node has heard of. */
    Offered offer(Send send) {
        return offer(send, rejected -> refused(send, rejected));
    }

    /**
     * Offers what may have been offered before. Somebody may have it since then, whatever this node says now: it is given up
     * only if it can never be mined. A payment whose place a payjoin has, or may have soon, is nobody's to offer; nor is what
     * another send of ours outbids, as long as that one is on its way.
     */
    Offered offerAgain(Send send) {
        if (!payjoins.isFree(send.id(), clock.instant())) {
            return new Unknown(send, "A payjoin is on its way in its place.");
        }
        if (isBeaten(send)) {
            ends.gone(send, SendState.REPLACED);
            return new Refused(send, "Another transaction has spent one of its coins.");
        }
        if (!keeping.claim(send)) {
            return unknown(send, "Another transaction is on its way in its place.");
        }
        return offer(send, reason -> mayPass(reason) ? unknown(send, reason) : refused(send, reason));
    }

    private Offered offer(Send send, Function<String, Offered> rejected) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("The node is asked after the transaction that keeps what is sent");
        }
        return switch (chain.broadcast(send.network(), send.transaction())) {
            case BroadcastResult.Accepted _, BroadcastResult.AlreadyMined _ -> taken(send);
            case BroadcastResult.Rejected no -> isLive(send) ? taken(send) : rejected.apply(no.reason());
            case BroadcastResult.Unknown unknown ->
                isForgotten(send) ? forgotten(send) : unknown(send, unknown.reason());
        };
    }

    /**
     * {@return whether those nodes have dropped it by now that ever had it} One that spends a stranger's coin as well may never be
     * mined; where there is no node, nobody would ever say so.
     */
    private boolean isForgotten(Send send) {
        return !chain.tellsOutcome(send.network())
                && send.createdAt().isBefore(clock.instant().minus(ForgottenSends.OFFERED));
    }

    private Offered forgotten(Send send) {
        chain.giveUp(send.network(), send.txid());
        ends.gone(send, SendState.EVICTED);
        return new Refused(send, "Nobody has taken it for 14 days.");
    }

    private Offered unknown(Send send, String reason) {
        ends.unknown(send, reason);
        return new Unknown(send, reason);
    }

    private static boolean mayPass(String reason) {
        var text = reason.toLowerCase(Locale.ROOT);
        return PASSING.stream().anyMatch(text::contains);
    }

    /** {@return whether a block has another transaction that spends one of its coins} */
    private boolean isBeaten(Send send) {
        var inputs =
                send.transaction().txIn.stream().map(input -> input.outPoint).collect(toSet());
        return chain.outputs(send.network(), send.group(), inputs).stream()
                .flatMap(coin -> Stream.ofNullable(coin.spentBy()))
                .distinct()
                .filter(spender -> !spender.equals(send.txid()))
                .anyMatch(spender -> isConfirmed(send.network(), spender));
    }

    private Offered taken(Send send) {
        ends.taken(send);
        if (isConfirmed(send.network(), send.txid())) { // nothing more will be told of it
            ends.confirmed(send);
        }
        return new OnItsWay(send);
    }

    private Offered refused(Send send, String reason) {
        ends.refused(send, reason);
        return new Refused(send, reason);
    }

    private boolean isConfirmed(Network network, TxId txid) {
        return chain.transaction(network, txid)
                .filter(known -> known.state() == TransactionState.CONFIRMED)
                .isPresent();
    }

    /** A node that has forgotten a mined transaction refuses it like one whose coins are gone. */
    private boolean isLive(Send send) {
        return chain.transaction(send.network(), send.txid())
                .filter(known -> known.state().isLive())
                .isPresent();
    }
}
