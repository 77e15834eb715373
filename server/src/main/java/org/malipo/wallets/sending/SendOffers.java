package org.malipo.wallets.sending;

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
    private final Chain chain;
    private final SendEnds ends;

    SendOffers(Chain chain, SendEnds ends) {
        this.chain = chain;
        this.ends = ends;
    }

    Offered offer(Send send) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("The node is asked after the transaction that keeps what is sent");
        }
        return switch (chain.broadcast(send.network(), send.transaction())) {
            case BroadcastResult.Accepted _, BroadcastResult.AlreadyMined _ -> taken(send);
            case BroadcastResult.Rejected rejected -> isLive(send) ? taken(send) : refused(send, rejected.reason());
            case BroadcastResult.Unknown unknown -> {
                ends.unknown(send, unknown.reason());
                yield new Unknown(send, unknown.reason());
            }
        };
    }

    private Offered taken(Send send) {
        ends.taken(send);
        if (isConfirmed(send)) { // nothing more will be told of it
            ends.confirmed(send);
        }
        return new OnItsWay(send);
    }

    private Offered refused(Send send, String reason) {
        ends.refused(send, reason);
        return new Refused(send, reason);
    }

    private boolean isConfirmed(Send send) {
        return chain.transaction(send.network(), send.txid())
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
